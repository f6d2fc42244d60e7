// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/jsonoutline.h"

#include "core/asciitext.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qsizetype maxPaths = 400;   // A GLPI inventory has some 150 near its root.
constexpr qsizetype maxDepth = 64;    // What is deeper is no inventory.
constexpr qsizetype maxPathKeys = 3;  // "content/operatingsystem/name"
constexpr qsizetype maxItems = 20;    // Of a list; its members are much alike.
constexpr qsizetype maxKeyBytes = 64; // A longer one is none of ours.

/** Walks over the punctuation of the document and remembers what the keys are called. */
class Walker
{
public:
    explicit Walker(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    QList<QByteArray> paths()
    {
        for (m_at = 0; m_at < m_bytes.size() && m_paths.size() < maxPaths && m_open.size() <= maxDepth; ++m_at)
            step(m_bytes[m_at]);
        return std::move(m_paths);
    }

private:
    struct Open {
        bool object = false;
        bool ignored = false; ///< Behind the first members of a list, or below the keys that we look at.
        qsizetype items = 0;  ///< Objects and lists in it so far.
        qsizetype keys = 0;   ///< Objects that it is in, itself included.
        QByteArrayView key{}; ///< The last one read in it.
    };

    void step(char c)
    {
        if (c == '{' || c == '[') {
            open(c == '{');
        } else if (c == '}' || c == ']') {
            if (!m_open.isEmpty())
                m_open.removeLast();
        } else if (c == '"') {
            const auto text = string();
            if (!m_open.isEmpty() && m_open.last().object && nextIsColon())
                addKey(text);
        }
    }

    void open(bool object)
    {
        Open next{object, false, 0, object ? qsizetype(1) : qsizetype(0)};
        if (!m_open.isEmpty()) {
            auto &outer = m_open.last();
            ++outer.items;
            next.keys += outer.keys;
            next.ignored = outer.ignored || (!outer.object && outer.items > maxItems) || next.keys > maxPathKeys;
        }
        m_open.append(next);
    }

    QByteArrayView string()
    {
        const auto start = ++m_at;
        while (m_at < m_bytes.size() && m_bytes[m_at] != '"')
            m_at += m_bytes[m_at] == '\\' ? 2 : 1;
        m_at = std::min(m_at, m_bytes.size());
        return m_bytes.sliced(start, std::max<qsizetype>(0, m_at - start));
    }

    [[nodiscard]] bool nextIsColon() const
    {
        auto next = m_at + 1;
        while (next < m_bytes.size() && Ascii::isBlank(m_bytes[next]))
            ++next;
        return next < m_bytes.size() && m_bytes[next] == ':';
    }

    void addKey(QByteArrayView key)
    {
        if (m_open.last().ignored)
            return;
        m_open.last().key = key.size() <= maxKeyBytes ? key : QByteArrayView("?");
        QByteArray path;
        for (const auto &level : std::as_const(m_open)) {
            if (!level.object)
                continue;
            path += (path.isEmpty() ? "" : "/") + level.key.toByteArray();
        }
        if (!m_paths.contains(path))
            m_paths.append(path);
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    QList<Open> m_open;
    QList<QByteArray> m_paths;
};

} // namespace

JsonOutline::JsonOutline(QByteArrayView bytes)
{
    const auto first = firstCharacter(bytes);
    if (first != '{' && first != '[')
        return;
    m_root = first;
    m_paths = Walker(bytes).paths();
}

char firstCharacter(QByteArrayView bytes)
{
    const auto start = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const auto found = std::find_if_not(bytes.begin() + start, bytes.end(), Ascii::isBlank);
    return found == bytes.end() ? '\0' : *found;
}

} // namespace Patchwijzer
