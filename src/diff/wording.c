/* SPDX-License-Identifier: MIT */

/*
 * A sense in common that is common for both is enough; a rarer one, and a sense
 * next to it (one is a kind of the other, or made of the other), only where
 * the two also keep the same company. Thresholds of 128; doc/meaning.md says
 * how often each degree is right.
 */

#include "diff/wording.h"

enum {
    SENSE_SURE = 90,   /* the first sense of one, the second of the other */
    SENSE_LIKELY = 64, /* both words' second sense, or better */
    SENSE_RARE = 42,   /* the second and the third */
    COMPANY = 60,      /* a cosine */
    NEXT_SURE = 90,    /* a sense next to it that is common for both */
    NEXT_COMPANY = 64
};

static bool is_next(const uint8_t *form)
{
    return form[FORM_ABOVE] >= NEXT_SURE || form[FORM_SIMILAR] >= NEXT_SURE ||
           form[FORM_DERIVED_SYNSET] >= NEXT_SURE || form[FORM_DERIVED];
}

hx_degree wording_of(const uint8_t *form)
{
    uint8_t sense = form[FORM_SYNSET_SURE], company = form[FORM_COSINE];
    if (form[FORM_ANTONYM] || form[FORM_UNNUMBER])
        return HX_DEGREE_NONE;
    if (sense >= SENSE_SURE)
        return HX_DEGREE_SURE;
    if (sense >= SENSE_LIKELY || (sense >= SENSE_RARE && company >= COMPANY))
        return HX_DEGREE_LIKELY;
    return is_next(form) && company >= NEXT_COMPANY ? HX_DEGREE_WEAK
                                                    : HX_DEGREE_NONE;
}

void wording_settle(const struct guards *guards, const uint8_t *form,
                    hx_change *change)
{
    /* Names are compared where they are told apart from their short forms. */
    const uint32_t asked = ~(uint32_t)(GUARD_NAME | GUARD_SIBLING);
    bool other = change->cls == HX_CLASS_SYNONYM;
    if (change->kind != HX_REWORDED)
        return;
    bool quoted = change->flags & HX_CHANGE_QUOTED &&
                  (other || change->cls == HX_CLASS_INFLECTION);
    if (quoted || (other && guard_phrases(guards, change->at) & asked)) {
        change->kind = HX_CHANGED;
        return;
    }
    change->degree = HX_DEGREE_SURE;
    if (other && form && wording_of(form) != HX_DEGREE_NONE)
        change->degree = wording_of(form);
}
