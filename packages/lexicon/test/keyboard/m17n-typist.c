/* Types keys through an m17n input method and prints the text that they give.
 *
 *   m17n-typist LANGUAGE NAME with|without < lines
 *
 * A line is a list of key symbols of m17n, parted by spaces ("space" stands for the space bar); the answer is a line of
 * UTF-8. "with": the program that is typed into shows the text before the caret. What the method leaves unhandled is typed
 * as a text field would: a printable ASCII key as itself, BackSpace takes the last code point. */
#include <m17n.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static MText *document;
static int shows_text;

static void get_surrounding(MInputContext *ic, MSymbol command) {
  int wanted, length = mtext_len(document);
  (void)command;
  if (!shows_text) return;
  wanted = (int)(intptr_t)mplist_value(ic->plist);
  if (wanted < 0) {
    int from = length + wanted < 0 ? 0 : length + wanted;
    MText *text = mtext_duplicate(document, from, length);
    mplist_set(ic->plist, Mtext, text);
    m17n_object_unref(text);
  } else {
    MText *text = mtext();
    mplist_set(ic->plist, Mtext, text);
    m17n_object_unref(text);
  }
}

static void delete_surrounding(MInputContext *ic, MSymbol command) {
  int count = (int)(intptr_t)mplist_value(ic->plist), length = mtext_len(document);
  (void)command;
  if (count < 0) mtext_del(document, length + count < 0 ? 0 : length + count, length);
}

static void feed(MInputContext *ic, MSymbol key) {
  MText *produced = mtext();
  if (!minput_filter(ic, key, NULL)) {
    int unhandled = minput_lookup(ic, key, NULL, produced);
    mtext_cat(document, produced);
    if (unhandled) {
      const char *name = msymbol_name(key);
      if (strcmp(name, "BackSpace") == 0) {
        if (mtext_len(document) > 0) mtext_del(document, mtext_len(document) - 1, mtext_len(document));
      } else if (strlen(name) == 1) mtext_cat_char(document, name[0]);
    }
  }
  m17n_object_unref(produced);
}

int main(int argc, char **argv) {
  char line[65536];
  MInputMethod *method;
  if (argc != 4) return 2;
  shows_text = strcmp(argv[3], "with") == 0;
  M17N_INIT();
  if (merror_code != 0) { fprintf(stderr, "m17n does not start\n"); return 1; }
  method = minput_open_im(msymbol(argv[1]), msymbol(argv[2]), NULL);
  if (!method) { fprintf(stderr, "no input method %s %s\n", argv[1], argv[2]); return 1; }
  while (fgets(line, sizeof line, stdin)) {
    MInputContext *ic;
    char *key;
    unsigned char out[65536];
    MConverter *converter;
    document = mtext();
    mplist_put(method->driver.callback_list, Minput_get_surrounding_text, (void *)get_surrounding);
    mplist_put(method->driver.callback_list, Minput_delete_surrounding_text, (void *)delete_surrounding);
    ic = minput_create_ic(method, NULL);
    line[strcspn(line, "\n")] = 0;
    for (key = strtok(line, " "); key; key = strtok(NULL, " ")) {
      /* The space bar's symbol holds a space, which parts the keys here. */
      char name[64];
      char *space = strstr(key, "space");
      if (space && space[5] == 0) { size_t n = space - key; memcpy(name, key, n); name[n] = ' '; name[n + 1] = 0; }
      else { strncpy(name, key, sizeof name - 1); name[sizeof name - 1] = 0; }
      feed(ic, msymbol(name));
    }
    feed(ic, Minput_focus_out);
    converter = mconv_buffer_converter(msymbol("utf-8"), out, sizeof out - 1);
    mconv_encode(converter, document);
    out[converter->nbytes] = 0;
    printf("%s\n", out);
    mconv_free_converter(converter);
    minput_destroy_ic(ic);
    m17n_object_unref(document);
  }
  return 0;
}
