/* SPDX-License-Identifier: MIT */
#ifndef INPUT_HTML_PAGE_H
#define INPUT_HTML_PAGE_H

/*
 * A page as blocks of text in their order, and the elements around them as
 * ranges of blocks. Which of it is the article is decided in html_main.c.
 */

#include "input/article.h"

/* What kind of element a block is. */
enum html_kind { HTML_TEXT, HTML_H1, HTML_HEADING, HTML_ITEM };

struct html_block {
    struct str text;
    enum html_kind kind;
    int field;        /* by the markup around it, or ARTICLE_UNKNOWN */
    uint32_t links;   /* bytes of it that are links, blanks left out */
    uint32_t times;   /* bytes of it that are in elements of time */
    uint32_t letters; /* bytes of it, blanks left out */
    uint32_t region;  /* the innermost region that has it, or UINT32_MAX */
    bool is_frame;    /* of the page: navigation, its head and foot */
};

enum html_role { HTML_BOX, HTML_ARTICLE, HTML_MAIN, HTML_BODY, HTML_HINT };

/* An element with blocks START to END - 1. */
struct html_region {
    uint32_t start, end;
    uint32_t parent; /* the region around it, or UINT32_MAX */
    enum html_role role;
    int field; /* of a hint: what its class says that it is */
};

struct html_page {
    struct arena *a;
    VEC(struct html_block) blocks;
    VEC(struct html_region) regions; /* ordered by their start */
    struct str title;                /* by the head of the page */
    bool is_cut;
};

/* The field that the words of a class or of an id say, or ARTICLE_UNKNOWN. */
int html_hint(struct str names);
/* Puts the article of PAGE; false if there is none and all of the page was
 * put. */
bool html_main(const struct html_page *page, struct article *article);

#endif
