/**
 * The two upper levels of the SIL Dictionary Development Process domains, version 4, which entries cite by number:
 * `[number, Vietnamese, English]`. Deeper numbers are named by the nearest level here.
 */
export const semanticDomains: readonly (readonly [number: string, vi: string, en: string])[] = [
  ['1', 'Vũ trụ, thiên nhiên', 'Universe, creation'],
  ['1.1', 'Bầu trời', 'Sky'],
  ['1.2', 'Đất, địa hình', 'World'],
  ['1.3', 'Nước', 'Water'],
  ['1.4', 'Sinh vật', 'Living things'],
  ['1.5', 'Cây cối', 'Plant'],
  ['1.6', 'Động vật', 'Animal'],
  ['1.7', 'Môi trường', 'Nature, environment'],
  ['2', 'Con người', 'Person'],
  ['2.1', 'Thân thể', 'Body'],
  ['2.2', 'Hoạt động của cơ thể', 'Body functions'],
  ['2.3', 'Giác quan', 'Sense, perceive'],
  ['2.4', 'Trạng thái cơ thể', 'Body condition'],
  ['2.5', 'Sức khoẻ', 'Healthy'],
  ['2.6', 'Đời người', 'Life'],
  ['3', 'Ngôn ngữ và suy nghĩ', 'Language and thought'],
  ['3.1', 'Tâm hồn', 'Soul, spirit'],
  ['3.2', 'Trí óc', 'Mind'],
  ['3.3', 'Ý muốn', 'Want'],
  ['3.4', 'Tình cảm', 'Emotion'],
  ['3.5', 'Giao tiếp', 'Communication'],
  ['3.6', 'Dạy và học', 'Teach'],
  ['4', 'Xã hội', 'Social behavior'],
  ['4.1', 'Quan hệ', 'Relationships'],
  ['4.2', 'Sinh hoạt chung', 'Social activity'],
  ['4.3', 'Cách cư xử', 'Behavior'],
  ['4.4', 'Thịnh vượng, hoạn nạn', 'Prosperity, trouble'],
  ['4.5', 'Quyền hành', 'Authority'],
  ['4.6', 'Chính quyền', 'Government'],
  ['4.7', 'Pháp luật', 'Law'],
  ['4.8', 'Xung đột', 'Strife'],
  ['4.9', 'Tôn giáo', 'Religion'],
  ['5', 'Đời sống hằng ngày', 'Daily life'],
  ['5.1', 'Đồ dùng trong nhà', 'Household equipment'],
  ['5.2', 'Thức ăn', 'Food'],
  ['5.3', 'Quần áo', 'Clothing'],
  ['5.4', 'Trang sức', 'Adornment'],
  ['5.5', 'Lửa', 'Fire'],
  ['5.6', 'Làm sạch', 'Cleaning'],
  ['5.7', 'Ngủ', 'Sleep'],
  ['5.8', 'Quản lý nhà cửa', 'Manage a house'],
  ['5.9', 'Cư trú', 'Live, stay'],
  ['6', 'Lao động, nghề nghiệp', 'Work and occupation'],
  ['6.1', 'Làm việc', 'Work'],
  ['6.2', 'Trồng trọt', 'Agriculture'],
  ['6.3', 'Chăn nuôi', 'Animal husbandry'],
  ['6.4', 'Săn bắt, đánh cá', 'Hunt and fish'],
  ['6.5', 'Xây dựng', 'Working with buildings'],
  ['6.6', 'Nghề nghiệp', 'Occupation'],
  ['6.7', 'Công cụ', 'Tool'],
  ['6.8', 'Tài chính', 'Finance'],
  ['6.9', 'Tổ chức kinh doanh', 'Business organization'],
  ['7', 'Hành động', 'Physical actions'],
  ['7.1', 'Tư thế', 'Posture'],
  ['7.2', 'Di chuyển', 'Move'],
  ['7.3', 'Dời vật', 'Move something'],
  ['7.4', 'Có, giữ', 'Have, be with'],
  ['7.5', 'Sắp xếp', 'Arrange'],
  ['7.6', 'Che giấu', 'Hide'],
  ['7.7', 'Tác động', 'Physical impact'],
  ['7.8', 'Chia cắt', 'Divide into pieces'],
  ['7.9', 'Vỡ, hỏng', 'Break, wear out'],
  ['8', 'Trạng thái', 'States'],
  ['8.1', 'Số lượng', 'Quantity'],
  ['8.2', 'Kích thước', 'Big'],
  ['8.3', 'Tính chất', 'Quality'],
  ['8.4', 'Thời gian', 'Time'],
  ['8.5', 'Vị trí', 'Location'],
  ['8.6', 'Bộ phận', 'Parts of things'],
  ['9', 'Ngữ pháp', 'Grammar'],
  ['9.1', 'Từ chung', 'General words'],
  ['9.2', 'Từ loại', 'Part of speech'],
  ['9.3', 'Mức độ', 'Very'],
  ['9.4', 'Thành phần của động từ', 'Semantic constituents related to verbs'],
  ['9.5', 'Vai nghĩa', 'Case'],
  ['9.6', 'Liên kết', 'Connected with, related'],
  ['9.7', 'Tên gọi', 'Name'],
]

const byNumber: ReadonlyMap<string, readonly [string, string, string]> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ semanticDomains.map((row) => [row[0], row]),
)

/**
 * Names a semantic domain in the interface language: English where that is asked for, else Vietnamese. `undefined`
 * where the number has no top level that is known.
 *
 * @example
 * domainName('1.3.2.4', 'vi') // 'Nước'
 */
export function domainName(number: string, language: string): string | undefined {
  const levels = number.split('.')
  for (let depth = levels.length; depth > 0; depth--) {
    const row = byNumber.get(levels.slice(0, depth).join('.'))
    if (row !== undefined) return language === 'en' ? row[2] : row[1]
  }
  return undefined
}
