// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/patternshape.h"

#include "core/sortunique.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxStarts = 32;
constexpr qsizetype maxStartLength = 64; ///< More tells nothing more, and would be copied for every next character.
constexpr int maxDepth = 16;

/** Beginnings of what a piece matches; those that are still open go on with the next piece. */
struct Start {
    QString text;
    bool open = true;
};

struct Piece {
    QList<Start> starts{{QString(), true}};
    int literals = 0;
};

void close(QList<Start> *starts)
{
    for (auto &start : *starts)
        start.open = false;
}

/** What follows `first`, or may. */
QList<Start> joined(const QList<Start> &first, const QList<Start> &second)
{
    QList<Start> result;
    for (const auto &head : first) {
        if (!head.open || head.text.size() >= maxStartLength) {
            result.append({head.text, false});
            continue;
        }
        for (const auto &tail : second)
            result.append({head.text + tail.text, tail.open});
    }
    if (result.size() <= maxStarts)
        return result;
    auto stopped = first;
    close(&stopped);
    return stopped;
}

/** Reads an expression from left to right, as deep as its brackets go. */
class ShapeReader
{
public:
    explicit ShapeReader(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] Piece alternatives(int depth);

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] Piece sequence(int depth);
    [[nodiscard]] Piece single(int depth);
    [[nodiscard]] Piece group(int depth);
    [[nodiscard]] Piece escaped();
    void skipClass();
    void repeat(Piece *piece);

    static Piece literal(QChar c) { return {{{QString(c).toCaseFolded(), true}}, c.isSpace() ? 0 : 1}; }
    static Piece anything() { return {{{QString(), false}}, 0}; }
    static Piece nothing() { return {}; }

    QStringView m_text;
    qsizetype m_at = 0;
};

Piece ShapeReader::alternatives(int depth)
{
    auto whole = sequence(depth);
    while (!atEnd() && m_text[m_at] == u'|') {
        ++m_at;
        const auto other = sequence(depth);
        whole.literals = std::min(whole.literals, other.literals);
        whole.starts.append(other.starts);
    }
    if (whole.starts.size() > maxStarts)
        whole.starts = {{QString(), false}};
    return whole;
}

Piece ShapeReader::sequence(int depth)
{
    Piece whole;
    while (!atEnd() && m_text[m_at] != u'|' && m_text[m_at] != u')') {
        auto next = single(depth);
        repeat(&next);
        whole.starts = joined(whole.starts, next.starts);
        whole.literals += next.literals;
    }
    return whole;
}

Piece ShapeReader::single(int depth)
{
    const auto c = m_text[m_at++];
    if (c == u'(')
        return group(depth + 1);
    if (c == u'\\')
        return escaped();
    if (c == u'[') {
        skipClass();
        return anything();
    }
    if (c == u'.')
        return anything();
    if (c == u'^' || c == u'$')
        return nothing();
    return literal(c);
}

Piece ShapeReader::group(int depth)
{
    bool counts = true;
    bool looks = false; // Ahead: takes nothing of the text.
    if (m_at < m_text.size() && m_text[m_at] == u'?') {
        ++m_at;
        const auto kind = atEnd() ? QChar() : m_text[m_at++];
        counts = kind == u':' || kind == u'>';
        looks = kind == u'=' || kind == u'!';
    }
    if (depth > maxDepth) {
        m_at = m_text.size();
        return anything();
    }
    auto inside = alternatives(depth);
    if (!atEnd())
        ++m_at;
    if (counts)
        return inside;
    return looks ? nothing() : anything(); // A name, an option for the rest: we do not go into them.
}

Piece ShapeReader::escaped()
{
    if (atEnd())
        return anything();
    const auto c = m_text[m_at++];
    if (c == u'b' || c == u'B' || c == u'A' || c == u'z' || c == u'Z')
        return nothing();
    // Classes, code points and the like; what follows a code point is then no literal either, but only of this start.
    return c.isLetterOrNumber() ? anything() : literal(c);
}

void ShapeReader::skipClass()
{
    if (!atEnd() && m_text[m_at] == u'^')
        ++m_at;
    if (!atEnd() && m_text[m_at] == u']')
        ++m_at;
    for (; !atEnd(); ++m_at) {
        if (m_text[m_at] == u'\\')
            ++m_at;
        else if (m_text[m_at] == u']')
            break;
    }
    if (!atEnd())
        ++m_at;
}

/** What the sign behind a piece makes of it. */
void ShapeReader::repeat(Piece *piece)
{
    if (atEnd())
        return;
    const auto sign = m_text[m_at];
    const bool counted = sign == u'{' && m_at + 1 < m_text.size() && m_text[m_at + 1].isDigit();
    if (sign != u'?' && sign != u'*' && sign != u'+' && !counted)
        return;
    bool optional = sign == u'?' || sign == u'*';
    if (counted) {
        optional = m_text[m_at + 1] == u'0';
        const auto end = m_text.indexOf(u'}', m_at);
        m_at = end < 0 ? m_text.size() - 1 : end;
    }
    ++m_at;
    if (sign != u'?')
        close(&piece->starts);
    if (optional) {
        piece->starts.append({QString(), true});
        piece->literals = 0;
    }
    // Lazy or greedy for good: it makes no difference here.
    if (!atEnd() && (m_text[m_at] == u'?' || m_text[m_at] == u'+'))
        ++m_at;
}

} // namespace

PatternShape shapeOf(QStringView pattern)
{
    ShapeReader reader(pattern);
    const auto whole = reader.alternatives(0);
    PatternShape shape;
    shape.literals = whole.literals;
    for (const auto &start : whole.starts)
        shape.starts.append(start.text);
    // One that may begin with anything makes the others worth nothing.
    if (shape.starts.contains(QString()))
        shape.starts.clear();
    sortUnique(&shape.starts);
    return shape;
}

} // namespace Patchwijzer
