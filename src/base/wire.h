/* SPDX-License-Identifier: MIT */
#ifndef BASE_WIRE_H
#define BASE_WIRE_H

/*
 * Records between two processes of this program. A stream begins with four
 * bytes that name it and its version; each record is its length and its kind
 * in four bytes each, then that many bytes. Numbers are little endian; a text
 * is its length in four bytes and its bytes. The reader believes nothing: a
 * record that is too long, cut off or of no known kind ends the stream, a
 * field beyond the end of its record reads as nothing and marks the record.
 */

#include "base/str.h"

/* What the records tell, and their fields in order. */
enum wire_kind {
    WIRE_REPOSITORY = 1, /* text: git folder, work tree or "", path in it,
                            commit at the tip; number: WIRE_IS_ flags */
    WIRE_VERSION,        /* text: commit, author, subject, path, blob;
                            number: time, inferred, WIRE_ENTRY_, 1
                            if what was before it cannot be read */
    WIRE_TEXT,           /* text: blob, bytes; number: size, WIRE_TEXT_ */
    WIRE_CHANGE,         /* text: commit, path, blob or ""; number: time */
    WIRE_ARTICLE,        /* text: path, blob, headline or ""; number:
                            versions, returns, first and last time, deleted */
    WIRE_PROGRESS,       /* number: commits, and of how many, or 0 */
    WIRE_NOTE,           /* text: a sentence; something is not shown */
    WIRE_ERROR,          /* text: a sentence; nothing more follows */
    WIRE_END,            /* nothing more follows */
    WIRE_EARLY,          /* text: path, blob, headline or ""; number: last time;
                            what changed last, before all is known: the
                            WIRE_ARTICLE records that follow take its place */
    WIRE_COMMIT,         /* text: commit, author, subject; number: time, 1 if
                            a bot made it */
    WIRE_KINDS
};

enum { WIRE_IS_SHALLOW = 1, WIRE_IS_COMMAND = 2 };
enum { WIRE_ENTRY_FILE, WIRE_ENTRY_LINK, WIRE_ENTRY_MODULE };
enum { WIRE_TEXT_WHOLE, WIRE_TEXT_MISSING, WIRE_TEXT_TOO_LARGE };
/* WIRE_VERSION's "inferred" where nothing was. */
enum { WIRE_NOT_INFERRED = 255 };
/* The longest record. */
enum { WIRE_MOST = 80 << 20 };

/* Writing: records are appended to a buffer. */
void wire_start(struct buf *b);
/* Begins a record of KIND and gives where it is, for wire_end(). */
size_t wire_begin(struct buf *b, enum wire_kind kind);
void wire_put_number(struct buf *b, uint64_t number);
void wire_put_text(struct buf *b, struct str text);
void wire_end(struct buf *b, size_t at);

/* A record, which is borrowed from the reader until the next is asked for. */
struct wire_record {
    enum wire_kind kind;
    struct str rest; /* the fields that were not read yet */
    bool is_bad;     /* a field was not there */
};

uint64_t wire_get_number(struct wire_record *record);
struct str wire_get_text(struct wire_record *record);

/* Reading: bytes come in pieces. */
struct wire_reader {
    struct buf bytes;
    size_t pos;
    bool has_started;
};

/* Appends BYTES to what has come. */
void wire_feed(struct wire_reader *reader, struct str bytes);
/* The next record: 1, or 0 if more bytes are needed, or -1 if this is no such
 * stream. */
int wire_next(struct wire_reader *reader, struct wire_record *record);

#endif
