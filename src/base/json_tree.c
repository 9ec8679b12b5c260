/* SPDX-License-Identifier: MIT */

/* Over jansson, which bounds how deep values may lie in each other; its memory
 * is not the arena's, so the root is owned. */

#include "base/json_tree.h"

#include <jansson.h>

#include "hexapla.h"

static void tree_drop(void *handle)
{
    json_decref(handle);
}

static struct json_tree tree_of(struct arena *a, json_t *own)
{
    struct json_tree tree = {.kind = JSON_KIND_OTHER, .own = own};
    struct buf b = {.a = a};
    if (!own) {
        tree.kind = JSON_KIND_NONE;
    } else if (json_is_string(own)) {
        tree.kind = JSON_KIND_TEXT;
        tree.text =
            (struct str){json_string_value(own), json_string_length(own)};
    } else if (json_is_array(own)) {
        tree.kind = JSON_KIND_LIST;
        tree.n = json_array_size(own);
    } else if (json_is_object(own)) {
        tree.kind = JSON_KIND_OBJECT;
    } else if (json_is_integer(own)) {
        tree.kind = JSON_KIND_NUMBER;
        buf_print(&b, "%lld", (long long)json_integer_value(own));
        tree.text = buf_str(&b);
    } else if (json_is_real(own)) {
        tree.kind = JSON_KIND_NUMBER;
        buf_print(&b, "%.15g", json_real_value(own));
        tree.text = buf_str(&b);
    }
    return tree;
}

int json_tree_read(struct arena *a, struct str text, struct json_tree *tree,
                   struct error *err)
{
    json_error_t why;
    *tree = (struct json_tree){.kind = JSON_KIND_NONE};
    json_t *root = json_loadb(text.len ? text.s : "", text.len,
                              JSON_ALLOW_NUL | JSON_DECODE_ANY, &why);
    if (!root && json_error_code(&why) == json_error_out_of_memory)
        arena_leave(a, HX_ENOMEM);
    if (!root)
        return error_set(err, "line %d: %s", why.line, why.text);
    arena_own(a, root, tree_drop);
    *tree = tree_of(a, root);
    return 0;
}

struct json_tree json_tree_member(struct arena *a,
                                  const struct json_tree *object,
                                  struct str key)
{
    if (object->kind != JSON_KIND_OBJECT)
        return tree_of(a, NULL);
    return tree_of(a, json_object_get(object->own, str_copy(a, key)));
}

struct json_tree json_tree_at(struct arena *a, const struct json_tree *list,
                              size_t i)
{
    if (list->kind != JSON_KIND_LIST)
        return tree_of(a, NULL);
    return tree_of(a, json_array_get(list->own, i));
}

void json_tree_keys(struct buf *b, const struct json_tree *object)
{
    size_t before = b->len;
    if (object->kind != JSON_KIND_OBJECT)
        return;
    for (void *i = json_object_iter(object->own); i;
         i = json_object_iter_next(object->own, i))
        buf_print(b, "%s%s", b->len > before ? ", " : "",
                  json_object_iter_key(i));
}
