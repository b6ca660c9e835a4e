/* Types keys on a compiled Keyman keyboard through libkmfl and prints the text that they give.
 *
 *   kmfl-typist KEYBOARD.kmfl < lines
 *
 * A line is a list of keys, parted by spaces: a keysym in hexadecimal, and the state bits of KMFL after a comma. The answer
 * is a line of UTF-8. A key that is not handled is typed as a text field would: BackSpace takes the last code point,
 * a printable key gives itself. */
#include <kmfl/kmfl.h>
#include <kmfl/libkmfl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char text[1 << 20];
static size_t length;

void output_string(void *connection, char *piece) {
  size_t added = strlen(piece);
  (void)connection;
  if (length + added < sizeof text) { memcpy(text + length, piece, added); length += added; }
}

void erase_char(void *connection) {
  (void)connection;
  while (length > 0 && (text[--length] & 0xc0) == 0x80) {}
}

void output_beep(void *connection) { (void)connection; }
void forward_keyevent(void *connection, UINT key, UINT state) { (void)connection; (void)key; (void)state; }

int main(int argc, char **argv) {
  static char line[65536];
  int keyboard;
  if (argc != 2) return 2;
  keyboard = kmfl_load_keyboard(argv[1]);
  if (keyboard < 0) { fprintf(stderr, "cannot load %s\n", argv[1]); return 1; }
  while (fgets(line, sizeof line, stdin)) {
    char *key;
    KMSI *instance = kmfl_make_keyboard_instance(NULL);
    kmfl_attach_keyboard(instance, keyboard);
    length = 0;
    line[strcspn(line, "\n")] = 0;
    for (key = strtok(line, " "); key; key = strtok(NULL, " ")) {
      UINT keysym = strtoul(key, NULL, 16);
      char *comma = strchr(key, ',');
      UINT state = comma ? strtoul(comma + 1, NULL, 10) : 0;
      if (kmfl_interpret(instance, keysym, state) == 1) continue;
      if (keysym == 0xff08) erase_char(NULL);
      else if (keysym >= 0x20 && keysym < 0x7f) { char one[2] = {(char)keysym, 0}; output_string(NULL, one); }
    }
    fwrite(text, 1, length, stdout);
    putchar('\n');
    kmfl_detach_keyboard(instance);
    kmfl_delete_keyboard_instance(instance);
  }
  return 0;
}
