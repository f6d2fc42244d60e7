// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/jsonreader.h"

#include <QByteArray>
#include <QList>
#include <QSet>

// Inside this room only: large documents read one member at a time. A parsed document takes several times the memory
// of its text; of the lists of tens of megabytes only one member of the outermost object or array is parsed at once.
namespace Patchwijzer::Json {

/** One member of the outermost object (with its key) or array; counted in bytes. */
struct Piece {
    qsizetype begin = 0;
    qsizetype size = 0;
};

enum class Outermost { Object, Array };

struct Pieces {
    Outermost kind = Outermost::Object;
    QList<Piece> items;
};

/** Where the members are. Sees to it that the document is whole and that nothing stands behind it, and leaves all
 *  else to the parser of the pieces.
 *  @return UnknownFormat when it is neither object nor array; NotJson; BadValue when there are more than @p maxPieces.
 */
[[nodiscard]] Result<Pieces> split(const QByteArray &json, qsizetype maxPieces, const Place &place);

/** The key of an object's member as it is written; null when it is no key or holds an escape, which no id or name of a
 *  package needs.
 */
[[nodiscard]] QByteArray writtenKey(const QByteArray &json, const Piece &piece);

/** The keys that stand there more than once: readers differ on which one counts. */
[[nodiscard]] QSet<QByteArray> repeatedKeys(const QByteArray &json, const Pieces &pieces);

/** Parses pieces one after another, reusing its buffers. An element lives until the next piece is parsed. */
class PieceParser
{
public:
    /** @param maxBytes size of one piece. */
    PieceParser(qsizetype maxBytes, int maxDepth);

    /** A member of an object: an object with that one key. A member of an array: an array with that one item.
     *  @return NotJson; FileTooLarge or BadValue when the piece is larger or deeper than allowed.
     */
    [[nodiscard]] Result<Element> parse(const QByteArray &json, Outermost kind, const Piece &piece, const Place &place);

private:
    qsizetype m_maxBytes;
    QByteArray m_text;
    simdjson::dom::parser m_parser;
};

/** The one key of an object that PieceParser gave, and its value. @return BadValue for a key that is no name. */
[[nodiscard]] Result<simdjson::dom::key_value_pair> onlyMember(const Element &piece, qsizetype maxKey,
                                                               const Place &place);

} // namespace Patchwijzer::Json
