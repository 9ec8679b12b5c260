/* SPDX-License-Identifier: MIT */

/* Lists parted by blanks; each is short, and asked for few words of a change.
 * Hedges after H. Kilicoglu and S. Bergler 2008 and those of court reports. */

#include "diff/cue.h"

#include <string.h>

/* clang-format off */
static const struct cue_row {
    enum cue cue;
    const char *words;
} cue_table[CUES] = {
    {CUE_NEGATING_VERB,
     " deny denies denied denying "},
    {CUE_FAIL,
     " fail fails failed failing "},
    {CUE_RULE_OUT,
     " rule rules ruled ruling "},
    {CUE_UNLIKELY,
     " unlikely unusual uncommon unknown unaware unhappy unfair "
     "unreasonable unimportant unrelated unexpected impossible improbable "
     "uncertain unclear insignificant incapable "},
    {CUE_HEDGE,
     " allegedly reportedly apparently supposedly purportedly perhaps maybe "
     "possibly probably presumably seemingly conceivably arguably "
     "potentially likely possible probable alleged suspected reported "
     "apparent supposed purported presumed potential seems seem seemed "
     "appears appear appeared believed thought understood rumored rumoured "
     "tentatively provisionally ostensibly unconfirmed suggests suggest "
     "suggested indicates indicate indicated evidently assumed "},
    {CUE_MODAL,
     " may might could would should can "},
    {CUE_SAY,
     " said say says saying told tell tells added adds stated states "
     "announced announces wrote writes noted notes explained explains "
     "commented replied remarked reported reports told mentioned declared "
     "declares recalled according argued argues spokesman spokeswoman "
     "tweeted testified "},
    {CUE_COMMIT,
     " confirmed confirms confirm admitted admits admit revealed reveals "
     "reveal warned warns warn acknowledged acknowledges conceded concedes "
     "disclosed discovered proved proves established showed shows pointed "
     "pledged promised vowed "},
    {CUE_DISTANCE,
     " claimed claims claim alleged alleges allege insisted insists insist "
     "asserted asserts maintained maintains contended contends purported "
     "suggested suggests boasted hinted hints speculated protested "},
    {CUE_SOURCE,
     " source sources official officials police prosecutors authorities "
     "witness witnesses experts analysts spokesman spokeswoman spokesperson "
     "reports insiders aides ministers residents neighbors neighbours "
     "investigators researchers scientists lawyers detectives doctors "
     "minister critics colleagues "},
    {CUE_AUXILIARY,
     " am is are was were be been being has have had do does did will would "
     "shall should can could may might must isn't aren't wasn't weren't "
     "hasn't haven't hadn't doesn't don't didn't won't wouldn't can't "
     "couldn't it's that's he's she's they're "},
    {CUE_LINK,
     " which who whom whose because although though when whenever while "
     "whereas if unless where why whether "},
    {CUE_ADVERB,
     " again almost already also always even ever here just now often once "
     "only quite rather sometimes somewhat still then there together too "
     "very yet "},
    {CUE_SUBJECT,
     " i he she it we they you who which "},
    {CUE_MANNER,
     " accident air bicycle bike boat bus car chance email far ferry foot "
     "hand land law letter mail means mistake name nature night now phone "
     "plane post rail road sea telephone text then train tram tomorrow "
     "truck "},
    {CUE_PREPOSITION,
     " about above across after against along among around at before behind "
     "below beneath beside between beyond by despite during except for from "
     "in inside into like near of off on onto out outside over per since "
     "than through throughout till to toward towards under until up upon "
     "via with within without "},
};
/* clang-format on */

bool cue_is(enum cue cue, struct str word)
{
    const char *s = cue_table[cue].words;
    if (!word.len)
        return false;
    for (; (s = strchr(s, ' ')) && s[1]; s++)
        if (!strncmp(s + 1, word.s, word.len) && s[1 + word.len] == ' ')
            return true;
    return false;
}

bool cue_is_hedging(struct str text)
{
    static const char *const phrase_table[] = {
        "in principle",   "so-called",       "in theory",
        "is said to",     "are said to",     "was said to",
        "were said to",   "at first sight",  "as far as",
        "it is claimed",  "it is thought",   "in part",
        "what he called", "what she called", "what they called",
    };
    for (size_t i = 0; i < sizeof phrase_table / sizeof *phrase_table; i++) {
        struct str phrase = str_of(phrase_table[i]);
        for (size_t j = 0; j + phrase.len <= text.len; j++)
            if (str_is_equal(str_sub(text, j, phrase.len), phrase) &&
                (!j || text.s[j - 1] == ' '))
                return true;
    }
    return false;
}
