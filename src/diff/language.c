/* SPDX-License-Identifier: MIT */

/*
 * Distinct words and how often they stand in, a language out: a fifth to a
 * half of the words of a text are among the commonest twenty or thirty of its
 * language, and hardly a text has as many of another one. Each of these is
 * looked for once, so the length of the text costs nothing.
 */

#include "diff/language.h"

#include <string.h>

#include "hexapla.h"

enum {
    FEW_WORDS = 25,  /* too few to say that it is no known language */
    FEW_KNOWN = 3,   /* of so few, these are needed for another language */
    KNOWN_SHARE = 20 /* of many words at least 1/20 is known */
};

/* The first row is what is taken where nothing can be told. */
/* clang-format off */
static const struct language language_table[] = {
    {"en",
     " the of and to in a is that for it was on with as at by from be are "
     "were has have had not but said which this his her they he she will "
     "would "},
    {"ar",
     " في من على إلى أن عن مع التي الذي هذا هذه كان ما لا قال بعد قد "},
    {"ca",
     " el la els les de del i a que en un una per amb és no va han seva "},
    {"da",
     " og i at det er en til af på den for med som har de ikke et var om "
     "fra jeg blev "},
    {"de",
     " der die das und in zu den mit von ist des im für auf nicht ein "
     "eine dem sich auch als an es er sie wie nach bei aus hat dass wurde "},
    {"el",
     " και το η ο την του της να σε με για από που τα είναι στο στην τον "
     "οι θα δεν ότι "},
    {"es",
     " el la los las de del y en que un una por con para se es no al lo "
     "su como más fue ha sus este "},
    {"eu",
     " eta da ez du bat ere dira zuen dute baina izan den "},
    {"fi",
     " ja on ei se että hän oli mutta kun myös ovat joka sen tai mukaan "
     "kuin ole hänen "},
    {"fr",
     " le la les de des du et en un une que qui est pour dans par sur au "
     "aux ce pas ne il elle avec plus se son sa ont été "},
    {"ga",
     " an na agus ar go is bhí le i ag a tá sé do ní mar "},
    {"hi",
     " के में की है और से को का ने पर कि यह हैं था भी एक लिए "},
    {"hu",
     " a az és hogy nem is egy volt van meg de ez csak már mint azt után "},
    {"hy",
     " և է են որ մեջ այս հետ չի էր մի եւ համար "},
    {"id",
     " yang di dan ini itu dengan untuk dari dalam tidak pada akan telah "
     "juga oleh ke karena ada "},
    {"it",
     " il la lo i gli le di del della e in che un una per con non è da si "
     "al sono ha dei alla nel più come anche "},
    {"lt",
     " ir yra kad su iš į tai bet apie už buvo kaip ne jis po dėl "},
    {"ne",
     " र को मा छ पनि हो ले छन् भएको यो गरेको "},
    {"nl",
     " de het een en van in is dat op te zijn met voor niet aan die er "
     "als ook bij hij naar wordt door werd om heeft uit "},
    {"no",
     " og i det er en til av på for med som at den har de ikke et var om "
     "fra jeg ble etter også "},
    {"pt",
     " o a os as de do da e em que um uma para com não se por no na dos "
     "das ao é foi mais sua como são "},
    {"ro",
     " și de la în a cu pe nu care din că un o este pentru au fost mai "
     "după al se ca "},
    {"ru",
     " и в не на что с по он как это а но из к за от у то его для был "
     "было она они года "},
    {"sr",
     " je i u na se da su za od sa koji nije kao bi ali iz što је и у на "
     "се да су за од са који није као "},
    {"sv",
     " och i att det som en på är av för med den till ett har de inte om "
     "var från jag sig efter "},
    {"ta",
     " ஒரு என்று மற்றும் இந்த என அந்த அவர் "},
    {"tr",
     " ve bir bu da de için ile olarak çok daha olan gibi sonra ise ne "
     "kadar dedi "},
    {"yi",
     " די און אין פֿון איז צו דער פון ער האט "},
    {"none",
     ""},
};
/* clang-format on */

enum { LANGUAGES = sizeof language_table / sizeof *language_table };

const struct language *language_find(const char *code)
{
    size_t len = strcspn(code, "-_.");
    for (size_t i = 0; i < LANGUAGES; i++)
        if (strlen(language_table[i].code) == len &&
            !strncmp(language_table[i].code, code, len))
            return &language_table[i];
    return NULL;
}

int hx_language_is_known(const char *code)
{
    return !code || language_find(code) != NULL;
}

const char *hx_languages(void)
{
    return "en, ar, ca, da, de, el, es, eu, fi, fr, ga, hi, hu, hy, id, it, "
           "lt, ne, nl, no, pt, ro, ru, sr, sv, ta, tr, yi";
}

bool language_is_english(const struct language *language)
{
    return language == &language_table[0];
}

bool language_has_capital_nouns(const struct language *language)
{
    return !strcmp(language->code, "de");
}

void language_stops(const struct language *language, const struct intern *forms,
                    uint8_t *mark)
{
    struct str rest = str_of(language->stop);
    str_cut(&rest, ' ');
    while (rest.len) {
        uint32_t id = intern_find(forms, str_cut(&rest, ' '));
        if (id != UINT32_MAX)
            mark[id] = 1;
    }
}

/* How many of the tokens are among the commonest words of LANGUAGE. */
static uint64_t known_count(const struct language *language,
                            const struct intern *forms, const uint32_t *times)
{
    uint64_t known = 0;
    struct str rest = str_of(language->stop);
    str_cut(&rest, ' ');
    while (rest.len) {
        uint32_t id = intern_find(forms, str_cut(&rest, ' '));
        known += id == UINT32_MAX ? 0 : times[id];
    }
    return known;
}

/* The tokens that begin with a letter, or about so. */
static uint64_t words_count(const struct intern *forms, const uint32_t *times)
{
    uint64_t words = 0;
    for (uint32_t i = 0; i < forms->n; i++) {
        struct str form = forms->names[i];
        unsigned char first = form.len ? (unsigned char)*form.s : 0;
        if ((first >= 'a' && first <= 'z') || first >= 0x80)
            words += times[i];
    }
    return words;
}

const struct language *language_detect(const struct intern *forms,
                                       const uint32_t *times)
{
    uint32_t best = 0;
    uint64_t most = 0, n = words_count(forms, times);
    for (uint32_t i = 0; i < LANGUAGES; i++) {
        uint64_t known = known_count(&language_table[i], forms, times);
        if (known > most) {
            best = i;
            most = known;
        }
    }
    if (n < FEW_WORDS && most < FEW_KNOWN)
        return &language_table[0];
    if (n >= FEW_WORDS && most * KNOWN_SHARE < n)
        return &language_table[LANGUAGES - 1];
    return &language_table[best];
}
