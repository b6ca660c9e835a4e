/** In the style of a document of Lex-0, with things that entries have no place for. */
export const lex0 = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="lex0.rng" type="application/xml"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" type="lex-0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title type="full">Từ điển Ê Đê – Việt</title><title type="abbr">EĐ</title></titleStmt>
      <publicationStmt>
        <publisher>A school of Buôn Ma Thuột</publisher>
        <date when="2011-05">May 2011</date>
        <availability><licence target="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA</licence></availability>
      </publicationStmt>
      <sourceDesc>
        <listBibl type="dictionaries">
          <bibl xml:id="word-list"><author>A teacher</author><title>Words of our village</title><date>1998</date></bibl>
        </listBibl>
      </sourceDesc>
    </fileDesc>
    <profileDesc>
      <langUsage>
        <language ident="rad" role="objectLanguage">Ê Đê</language>
        <language ident="vi" role="workingLanguage">Việt</language>
      </langUsage>
    </profileDesc>
    <revisionDesc><change when="2011-06-01">Printed.</change></revisionDesc>
  </teiHeader>
  <text><body>
    <div type="letter"><head>E</head>
    <entry xml:id="ED.êa" xml:lang="rad" type="mainEntry" sortKey="ea">
      <form type="lemma">
        <orth>êa</orth><pc>,</pc>
        <pron notation="ipa">ʔia</pron>
        <hyph>ê|a</hyph>
      </form>
      <form type="variant"><usg type="geographic">Bih</usg><orth>ia</orth></form>
      <form type="inflected"><orth>êa-êa</orth><gramGrp><gram type="number">pl.</gram></gramGrp></form>
      <gramGrp><gram type="pos" norm="NOUN">dt.</gram><gram type="gender">–</gram></gramGrp>
      <etym type="inheritance"><seg type="desc">Chamic</seg> <cit type="etymon"><form><orth>*ʔiar</orth></form></cit></etym>
      <sense xml:id="ED.êa.1" n="1">
        <num>1.</num>
        <usg type="domain">thiên nhiên</usg>
        <usg type="socioCultural">formal</usg>
        <def>chất lỏng không màu
             để uống</def>
        <cit type="translationEquivalent" xml:lang="vi"><form><orth>nước</orth></form></cit><pc>;</pc>
        <cit type="translationEquivalent" xml:lang="en"><form><orth>water</orth><gramGrp><gram type="pos">n</gram></gramGrp></form></cit>
        <cit type="example"><quote>mnăm êa</quote><cit type="translation"><quote>uống nước</quote></cit><bibl><title>Khan</title></bibl></cit>
        <cit type="example"><quote>êa hlăm ênuk</quote></cit>
        <xr type="synonymy"><ref type="sense" target="#ED.hêa.1">hêa</ref></xr>
        <sense xml:id="ED.êa.1a"><cit type="translationEquivalent" xml:lang="vi"><quote>chất nước</quote></cit></sense>
      </sense>
      <sense xml:id="ED.êa.2" n="2"><usg type="hint">x</usg></sense>
      <xr type="related"><lbl>xem</lbl> <ref type="entry">krông</ref></xr>
      <bibl source="#word-list"><ref type="bibliography" target="#word-list">p. 4</ref><citedRange>4</citedRange></bibl>
      <note>Từ thường gặp.</note>
      <figure xml:id="ED.êa.pic"><graphic url="pictures/water.webp"/><figDesc xml:lang="vi">Bến nước</figDesc></figure>
      <entry xml:id="ED.êa_drai" xml:lang="rad" type="relatedEntry">
        <form type="lemma"><orth>êa drai</orth></form>
        <sense xml:id="ED.êa_drai.1"><cit type="translationEquivalent" xml:lang="vi"><form><orth>thác nước</orth></form></cit></sense>
      </entry>
    </entry>
    <entry xml:id="ED.hêa" xml:lang="rad" type="mainEntry">
      <form type="lemma"><orth>hêa</orth></form>
      <entry xml:id="ED.hêa_n" xml:lang="rad" type="homonymicEntry" n="1">
        <gramGrp><gram type="pos">noun</gram></gramGrp>
        <sense xml:id="ED.hêa.1"><def xml:lang="vi">nước mắt</def></sense>
      </entry>
      <entry xml:id="ED.hêa_v" type="homonymicEntry" n="2">
        <gramGrp><gram type="pos">vi</gram></gramGrp>
        <sense xml:id="ED.hêa.2"><def xml:lang="vi">khóc</def></sense>
      </entry>
    </entry>
    </div>
  </body></text>
</TEI>
`

/** In the style of the P5 dictionaries of FreeDict. */
export const freedict = `<?xml version="1.0" encoding="UTF-8"?>
<?oxygen RNGSchema="freedict-P5.rng" type="xml"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" version="5.0">
  <teiHeader xml:lang="en">
    <fileDesc>
      <titleStmt><title>Khmer-English dictionary</title><respStmt><resp>Maintainer</resp><name>A maintainer</name></respStmt></titleStmt>
      <extent>3 headwords</extent>
      <publicationStmt>
        <publisher>A project</publisher>
        <availability status="free"><p>Under the <ref target="https://www.gnu.org/licenses/gpl-2.0.html">GNU GPL</ref>.</p></availability>
      </publicationStmt>
      <sourceDesc><p>Made for it.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text><body>
    <entry>
      <form><orth>ទឹក</orth><orth>ទុក</orth><pron>tɨk</pron></form>
      <gramGrp><pos>n</pos><gen>m</gen></gramGrp>
      <sense n="1"><usg type="reg">coll.</usg><cit type="trans"><quote>water</quote><quote>fluid</quote></cit></sense>
      <sense n="2"><cit type="trans" xml:lang="vi"><quote>nước</quote></cit><cit type="dicteg"><quote>x</quote></cit></sense>
    </entry>
    <superEntry><entry>
      <form type="abbr"><orth>គ.ម.</orth></form>
      <gramGrp><pos>abbr</pos></gramGrp>
      <usg type="geo">Phnom Penh</usg>
      <cit type="trans"><quote>kilometre</quote></cit>
      <xr type="syn"><ref>គីឡូម៉ែត្រ</ref></xr>
    </entry></superEntry>
    <entry xml:id="_7">
      <form><orth>ស៊ី</orth></form>
      <hom><gramGrp><pos>v</pos></gramGrp><sense><def>to eat</def></sense></hom>
      <hom><gramGrp><pos>n</pos></gramGrp><sense><def>food</def></sense></hom>
    </entry>
  </body></text>
</TEI>
`

/** In the style of the older P4 dictionaries of FreeDict, without a document type. */
export const p4 = `<?xml version="1.0" encoding="UTF-8"?>
<TEI.2><teiHeader><fileDesc><titleStmt><title>Words</title></titleStmt></fileDesc></teiHeader>
<text><body>
<entry><form><orth>ក្មេង</orth></form><gramGrp><pos>n</pos></gramGrp><trans><tr>child</tr><tr>young person</tr></trans>
<eg><q>ក្មេងស្រី</q><trans><tr>girl</tr></trans></eg></entry>
<entry><form><orth>ខ្មែរ</orth></form><sense><trans><tr>Khmer</tr></trans><eg><q>ភាសាខ្មែរ</q></eg></sense></entry>
</body></text></TEI.2>
`
