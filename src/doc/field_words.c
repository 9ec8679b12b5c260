/* SPDX-License-Identifier: MIT */

/* Tables only: phrases in the order in which they are tried, words by kind.
 * English, with what is common in other languages of Europe. */

#include "doc/field_words.h"

#include "doc/passage.h"

enum {
    END = FOLLOWS_END,
    SIGN = FOLLOWS_SIGN,
    NOTE = FOLLOWS_SIGN | FOLLOWS_END | FOLLOWS_DAY | FOLLOWS_STOP,
    LABEL = FOLLOWS_SIGN | FOLLOWS_END,
    CALL = FOLLOWS_ANY,
    TITLE = FOLLOWS_CAPITAL | FOLLOWS_SIGN,
    LONG = 400 /* words of a note */
};

/* Rows of one column width are read more easily than aligned ones. */
/* clang-format off */
const struct field_phrase field_phrase_table[] = {
    {HX_FIELD_CORRECTION, "correction", LONG, NOTE, false},
    {HX_FIELD_CORRECTION, "corrections", LONG, SIGN, false},
    {HX_FIELD_CORRECTION, "correction and clarification", LONG, NOTE, false},
    {HX_FIELD_CORRECTION, "clarification", LONG, NOTE, false},
    {HX_FIELD_CORRECTION, "amendment", LONG, SIGN, false},
    {HX_FIELD_CORRECTION, "editor's note", LONG, NOTE, false},
    {HX_FIELD_CORRECTION, "editors' note", LONG, NOTE, false},
    {HX_FIELD_CORRECTION, "editors note", LONG, SIGN, false},
    {HX_FIELD_CORRECTION, "update", LONG, SIGN, false},
    {HX_FIELD_CORRECTION, "an earlier version of this", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "a previous version of this", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this article was amended", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this article was corrected", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this article was updated", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this article has been amended", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this article has been corrected", LONG, CALL,
     false},
    {HX_FIELD_CORRECTION, "this article has been updated", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this story was amended", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this story was corrected", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this story was updated", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this story has been amended", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this story has been corrected", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "this story has been updated", LONG, CALL, false},
    {HX_FIELD_CORRECTION, "korrektur", LONG, NOTE, false},
    {HX_FIELD_CORRECTION, "berichtigung", LONG, NOTE, false},
    {HX_FIELD_CORRECTION, "anmerkung der redaktion", LONG, NOTE, false},
    {HX_FIELD_CORRECTION, "rectificatif", LONG, NOTE, false},
    {HX_FIELD_CORRECTION, "correctif", LONG, SIGN, false},
    {HX_FIELD_CORRECTION, "fe de errores", LONG, NOTE, false},

    {HX_FIELD_SHARE, "share", 1, END, true},
    {HX_FIELD_SHARE, "share this", 4, LABEL, true},
    {HX_FIELD_SHARE, "share this with", 12, LABEL | FOLLOWS_NAME, true},
    {HX_FIELD_SHARE, "share this article", 12, LABEL | FOLLOWS_STOP, true},
    {HX_FIELD_SHARE, "share this story", 12, LABEL | FOLLOWS_STOP, true},
    {HX_FIELD_SHARE, "share this page", 12, LABEL | FOLLOWS_STOP, true},
    {HX_FIELD_SHARE, "share this article on", 12, CALL, true},
    {HX_FIELD_SHARE, "share this story on", 12, CALL, true},
    {HX_FIELD_SHARE, "share on", 8, FOLLOWS_NAME, false},
    {HX_FIELD_SHARE, "share via", 8, CALL, false},
    {HX_FIELD_SHARE, "about sharing", 2, END, false},
    {HX_FIELD_SHARE, "email this", 6, LABEL, false},
    {HX_FIELD_SHARE, "email this article", 6, LABEL, false},
    {HX_FIELD_SHARE, "print this", 6, LABEL, false},
    {HX_FIELD_SHARE, "print this article", 6, LABEL, false},
    {HX_FIELD_SHARE, "copy link", 4, LABEL, false},
    {HX_FIELD_SHARE, "copy this link", 6, LABEL, false},
    {HX_FIELD_SHARE, "these are external links and will open", 12, CALL,
     false},
    {HX_FIELD_SHARE, "follow us on", 16, CALL, false},
    {HX_FIELD_SHARE, "like us on", 12, CALL, false},
    {HX_FIELD_SHARE, "sign up to our", 30, CALL, false},
    {HX_FIELD_SHARE, "sign up for our", 30, CALL, false},
    {HX_FIELD_SHARE, "sign up here", 16, CALL, false},
    {HX_FIELD_SHARE, "sign up", 2, END, false},
    {HX_FIELD_SHARE, "subscribe to our", 30, CALL, false},
    {HX_FIELD_SHARE, "subscribe now", 12, CALL, false},
    {HX_FIELD_SHARE, "subscribe", 1, END, false},
    {HX_FIELD_SHARE, "join the conversation", 12, LABEL | FOLLOWS_STOP,
     false},
    {HX_FIELD_SHARE, "comments", 3, LABEL | FOLLOWS_YEAR, false},
    {HX_FIELD_SHARE, "view comments", 3, END, false},
    {HX_FIELD_SHARE, "leave a comment", 4, END, false},
    {HX_FIELD_SHARE, "advertisement", 6, LABEL, false},
    {HX_FIELD_SHARE, "story continues below", 6, CALL, false},
    {HX_FIELD_SHARE, "article continues below", 6, CALL, false},
    {HX_FIELD_SHARE, "article continues after", 8, CALL, false},
    {HX_FIELD_SHARE, "all rights reserved", 12, NOTE, false},
    {HX_FIELD_SHARE, "powered by automated translation", 6, END, false},
    {HX_FIELD_SHARE, "skip advert", 4, END, false},
    {HX_FIELD_SHARE, "artikel teilen", 4, LABEL, true},
    {HX_FIELD_SHARE, "teilen", 2, LABEL, true},
    {HX_FIELD_SHARE, "anzeige", 1, END, false},
    {HX_FIELD_SHARE, "partager", 1, END, true},
    {HX_FIELD_SHARE, "compartir", 1, END, true},
    {HX_FIELD_SHARE, "condividi", 1, END, true},
    {HX_FIELD_SHARE, "publicidad", 1, END, false},

    {HX_FIELD_RELATED, "read more", 30, LABEL, true},
    {HX_FIELD_RELATED, "read more about", 14, FOLLOWS_NAME, true},
    {HX_FIELD_RELATED, "read more on this story", 8, LABEL, true},
    {HX_FIELD_RELATED, "read also", 30, LABEL, true},
    {HX_FIELD_RELATED, "also read", 30, LABEL, true},
    {HX_FIELD_RELATED, "read next", 30, LABEL, true},
    {HX_FIELD_RELATED, "see also", 30, LABEL, true},
    {HX_FIELD_RELATED, "related", 30, LABEL, true},
    {HX_FIELD_RELATED, "related topics", 30, LABEL, true},
    {HX_FIELD_RELATED, "related stories", 30, LABEL, true},
    {HX_FIELD_RELATED, "related articles", 30, LABEL, true},
    {HX_FIELD_RELATED, "related content", 30, LABEL, true},
    {HX_FIELD_RELATED, "related links", 30, LABEL, true},
    {HX_FIELD_RELATED, "related coverage", 30, LABEL, true},
    {HX_FIELD_RELATED, "related internet links", 30, LABEL, true},
    {HX_FIELD_RELATED, "more on this story", 30, LABEL, true},
    {HX_FIELD_RELATED, "more on this", 30, LABEL, true},
    {HX_FIELD_RELATED, "more on this topic", 30, LABEL, true},
    {HX_FIELD_RELATED, "more like this", 6, LABEL, true},
    {HX_FIELD_RELATED, "more from", 6, FOLLOWS_NAME, true},
    {HX_FIELD_RELATED, "most read", 4, LABEL, true},
    {HX_FIELD_RELATED, "most popular", 4, LABEL, true},
    {HX_FIELD_RELATED, "top stories", 4, LABEL, true},
    {HX_FIELD_RELATED, "latest news", 4, LABEL, true},
    {HX_FIELD_RELATED, "you may also like", 6, LABEL, true},
    {HX_FIELD_RELATED, "you might also like", 6, LABEL, true},
    {HX_FIELD_RELATED, "you may also be interested in", 8, LABEL, true},
    {HX_FIELD_RELATED, "you might also be interested in", 8, LABEL, true},
    {HX_FIELD_RELATED, "recommended", 4, LABEL, true},
    {HX_FIELD_RELATED, "recommended for you", 4, LABEL, true},
    {HX_FIELD_RELATED, "recommended reading", 4, LABEL, true},
    {HX_FIELD_RELATED, "what to read next", 6, LABEL, true},
    {HX_FIELD_RELATED, "in case you missed it", 30, LABEL, true},
    {HX_FIELD_RELATED, "don't miss", 30, SIGN, true},
    {HX_FIELD_RELATED, "watch", 24, SIGN, false},
    {HX_FIELD_RELATED, "listen", 24, SIGN, false},
    {HX_FIELD_RELATED, "elsewhere on", 8, FOLLOWS_NAME, true},
    {HX_FIELD_RELATED, "external links", 4, LABEL, true},
    {HX_FIELD_RELATED, "mehr zum thema", 8, LABEL, true},
    {HX_FIELD_RELATED, "lesen sie auch", 30, LABEL, true},
    {HX_FIELD_RELATED, "lire aussi", 30, LABEL, true},
    {HX_FIELD_RELATED, "\xc3\xa0 lire aussi", 30, LABEL, true},
    {HX_FIELD_RELATED, "lea tambi\xc3\xa9n", 30, LABEL, true},
    {HX_FIELD_RELATED, "leggi anche", 30, LABEL, true},
    {HX_FIELD_RELATED, "leia tamb\xc3\xa9m", 30, LABEL, true},
    {HX_FIELD_RELATED, "lees ook", 30, LABEL, true},

    {HX_FIELD_CAPTION, "image caption", 78, TITLE, false},
    {HX_FIELD_CAPTION, "media caption", 78, TITLE, false},
    {HX_FIELD_CAPTION, "video caption", 78, TITLE, false},
    {HX_FIELD_CAPTION, "picture caption", 78, TITLE, false},
    {HX_FIELD_CAPTION, "photo caption", 78, TITLE, false},
    {HX_FIELD_CAPTION, "caption", 78, SIGN, false},
    {HX_FIELD_CAPTION, "pictured", 78, SIGN, false},
    {HX_FIELD_CAPTION, "file photo", 78, LABEL, false},
    {HX_FIELD_CAPTION, "file picture", 78, LABEL, false},
    {HX_FIELD_CREDIT, "image copyright", 10, FOLLOWS_NAME | SIGN, false},
    {HX_FIELD_CREDIT, "image source", 10, FOLLOWS_NAME | SIGN, false},
    {HX_FIELD_CREDIT, "image credit", 10, FOLLOWS_NAME | SIGN, false},
    {HX_FIELD_CREDIT, "photo credit", 10, FOLLOWS_NAME | SIGN, false},
    {HX_FIELD_CREDIT, "picture credit", 10, FOLLOWS_NAME | SIGN, false},
    {HX_FIELD_CREDIT, "photograph by", 10, FOLLOWS_NAME, false},
    {HX_FIELD_CREDIT, "photo by", 10, FOLLOWS_NAME, false},
    {HX_FIELD_CREDIT, "photos by", 10, FOLLOWS_NAME, false},
    {HX_FIELD_CREDIT, "picture by", 10, FOLLOWS_NAME, false},
    {HX_FIELD_CREDIT, "credit", 10, SIGN, false},
    {HX_FIELD_CREDIT, "copyright", 10, FOLLOWS_YEAR, false},

    {HX_FIELD_BYLINE, "reporting by", 40, FOLLOWS_NAME | FOLLOWS_SIGN, false},
    {HX_FIELD_BYLINE, "additional reporting by", 40, CALL, false},
    {HX_FIELD_BYLINE, "editing by", 30, FOLLOWS_NAME, false},
};

static const struct word_list {
    uint32_t kind;
    const char *words;
} word_table[] = {
    {WORD_DATE_NAME,
     "january february march april may june july august september october "
     "november december jan feb mar apr jun jul aug sep sept oct nov dec "
     "monday tuesday wednesday thursday friday saturday sunday mon tue tues "
     "wed thu thur thurs fri sat sun "
     "januar februar m\xc3\xa4rz mai juni juli oktober dezember montag "
     "dienstag mittwoch donnerstag freitag samstag sonntag "
     "janvier f\xc3\xa9vrier mars avril juin juillet ao\xc3\xbbt septembre "
     "octobre novembre d\xc3\xa9""cembre lundi mardi mercredi jeudi vendredi "
     "samedi dimanche "
     "enero febrero marzo abril mayo junio julio agosto septiembre octubre "
     "noviembre diciembre gennaio febbraio aprile maggio giugno luglio "
     "settembre ottobre dicembre"},
    {WORD_DATE_LINK,
     "at on of the st nd rd th am pm a.m p.m a p m gmt bst utc est edt cst "
     "cdt mst mdt pst pdt cet cest eet ist aest et z t uhr um le \xc3\xa0 el "
     "de del a las il time local date date: hour hours hr hrs minute minutes "
     "min mins second seconds day days week weeks month months year years "
     "an one two three four five six"},
    {WORD_AGO, "ago yesterday today vor hace fa"},
    {WORD_STAMP,
     "published updated posted modified publicado actualizado "
     "ver\xc3\xb6""ffentlicht aktualisiert publi\xc3\xa9 pubblicato "
     "aggiornato first last originally"},
    {WORD_NUMBER_END,
     "st nd rd th am pm a.m p.m h t z s gmt bst utc er \xc2\xba"},
    {WORD_NETWORK,
     "facebook twitter whatsapp email e-mail messenger linkedin reddit "
     "pinterest tumblr telegram instagram bluesky mastodon flipboard threads "
     "sms tweet xing"},
    {WORD_NETWORK_LINK, "x share on with via and or more print copy link by "
     "this save mail google pocket"},
    {WORD_AGENCY,
     "reuters afp ap epa efe dpa pa getty shutterstock alamy istock "
     "istockphoto ansa tass xinhua"},
    {WORD_AGENCY_LINK, "images image photo photos media wire pictures via "
     "archive creative and"},
    {WORD_PICTURE, "photo photograph photographs picture image images photos "
     "illustration foto bild"},
    {WORD_PICTURE_SOURCE, "getty reuters shutterstock alamy istock afp"},
    {WORD_BY, "by von par por di door"},
    {WORD_OFFICE,
     "editor correspondent reporter writer columnist journalist staff "
     "producer analyst contributor korrespondent redakteur"},
    {WORD_OFFICE_KIND,
     "political diplomatic security business economics science health "
     "education home foreign chief senior environment technology transport "
     "crime legal royal sports media political special world news"},
    {WORD_NAME_LINK, "and in for of the with at from & de da di du van von "
     "der den la le al bin el und et y via"},
};
/* clang-format on */

const size_t field_phrases =
    sizeof field_phrase_table / sizeof *field_phrase_table;

/* True if S is a word for stamps with digits behind it. */
static bool has_lost_blank(struct str s)
{
    static const char *const words[] = {"published", "updated", "posted"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_of(words[i]);
        if (str_has_prefix(s, word) && s.len > word.len &&
            s.s[word.len] >= '0' && s.s[word.len] <= '9')
            return true;
    }
    return false;
}

bool field_word(struct str word, uint32_t kinds)
{
    for (size_t i = 0; i < sizeof word_table / sizeof *word_table; i++)
        if (word_table[i].kind & kinds &&
            passage_is_one_of(word, word_table[i].words))
            return true;
    return kinds & WORD_STAMP_DIGITS && has_lost_blank(word);
}
