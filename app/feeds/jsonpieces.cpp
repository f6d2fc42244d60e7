// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonpieces.h"

#include "core/asciitext.h"

#include <QByteArrayView>

namespace Patchwijzer::Json {
namespace {

class Splitter
{
public:
    Splitter(QByteArrayView text, qsizetype maxPieces, const Place &place)
        : m_text(text)
        , m_maxPieces(maxPieces)
        , m_place(place)
    {
    }

    [[nodiscard]] Result<Pieces> run()
    {
        if (m_text.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
        skipBlanks();
        if (m_at == m_text.size())
            return fail(Error::Code::NotJson, m_place, "empty");
        if (m_text[m_at] != '{' && m_text[m_at] != '[')
            return fail(Error::Code::UnknownFormat, m_place, "neither an object nor an array");
        Pieces pieces;
        pieces.kind = m_text[m_at] == '{' ? Outermost::Object : Outermost::Array;
        ++m_at;
        PW_TRY_VOID(readMembers(&pieces));
        skipBlanks();
        if (m_at != m_text.size())
            return fail(Error::Code::NotJson, m_place, "something stands behind the document");
        return pieces;
    }

private:
    [[nodiscard]] Result<void> readMembers(Pieces *pieces)
    {
        const char closing = pieces->kind == Outermost::Object ? '}' : ']';
        skipBlanks();
        if (m_at < m_text.size() && m_text[m_at] == closing) {
            ++m_at;
            return {};
        }
        while (true) {
            skipBlanks();
            const auto begin = m_at;
            skipMember();
            if (m_at >= m_text.size())
                return fail(Error::Code::NotJson, m_place, "the document ends too soon");
            if (m_at == begin)
                return fail(Error::Code::NotJson, m_place, "a member is missing");
            if (pieces->items.size() == m_maxPieces)
                return fail(Error::Code::BadValue, m_place, "too many members");
            pieces->items.append({begin, m_at - begin});
            const char end = m_text[m_at++];
            if (end == closing)
                return {};
            if (end != ',')
                return fail(Error::Code::NotJson, m_place, "brackets do not match");
        }
    }

    /** To the comma or bracket that ends this member, or to the end of the text. */
    void skipMember()
    {
        qsizetype depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"')
                skipString();
            else if (c == '{' || c == '[')
                ++depth;
            else if ((c == ',' || c == '}' || c == ']') && depth == 0)
                return;
            else if (c == '}' || c == ']')
                --depth;
        }
    }

    /** To the quote that closes the string, or to the end of the text. */
    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
        }
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && Ascii::isBlank(m_text[m_at]))
            ++m_at;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    qsizetype m_maxPieces;
    const Place &m_place;
};

} // namespace

Result<Pieces> split(const QByteArray &json, qsizetype maxPieces, const Place &place)
{
    return Splitter(json, maxPieces, place).run();
}

QByteArray writtenKey(const QByteArray &json, const Piece &piece)
{
    const auto text = QByteArrayView(json).sliced(piece.begin, piece.size);
    const auto end = text.startsWith('"') ? text.indexOf('"', 1) : -1;
    if (end < 0 || text.first(end).contains('\\'))
        return {};
    return text.sliced(1, end - 1).toByteArray();
}

QSet<QByteArray> repeatedKeys(const QByteArray &json, const Pieces &pieces)
{
    QSet<QByteArray> seen;
    QSet<QByteArray> repeated;
    for (const auto &piece : pieces.items) {
        const auto key = writtenKey(json, piece);
        if (seen.contains(key))
            repeated.insert(key);
        seen.insert(key);
    }
    return repeated;
}

PieceParser::PieceParser(qsizetype maxBytes, int maxDepth)
    : m_maxBytes(maxBytes)
    , m_parser(size_t(maxBytes) + 2)
{
    // Failing to allocate shows again, as an error, at the first piece.
    [[maybe_unused]] const auto error = m_parser.allocate(size_t(1) << 16, size_t(maxDepth));
}

Result<Element> PieceParser::parse(const QByteArray &json, Outermost kind, const Piece &piece, const Place &place)
{
    if (piece.size > m_maxBytes)
        return fail(Error::Code::FileTooLarge, place, "a member is too large");
    const bool object = kind == Outermost::Object;
    m_text.clear();
    m_text.reserve(piece.size + 2);
    m_text.append(object ? '{' : '[');
    m_text.append(json.constData() + piece.begin, piece.size);
    m_text.append(object ? '}' : ']');
    return parseDocument(m_parser, m_text, place);
}

Result<simdjson::dom::key_value_pair> onlyMember(const Element &piece, qsizetype maxKey, const Place &place)
{
    PW_TRY(const auto object, asObject(piece, place));
    if (object.size() != 1)
        return fail(Error::Code::BadValue, place, "not one member");
    const auto member = *object.begin();
    if (member.key.empty() || qsizetype(member.key.size()) > maxKey || hasControl(member.key))
        return fail(Error::Code::BadValue, place, "a key that is no name");
    return member;
}

} // namespace Patchwijzer::Json
