// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace Patchwijzer {

/** Which keys a JSON document has near its root: enough to tell the forms of an inventory apart, also when the document
 *  is cut off. Read without building anything; the reader that is chosen by it checks the document.
 */
class JsonOutline
{
public:
    explicit JsonOutline(QByteArrayView bytes);

    /** Whether the root is an object, or a list. False for both when this is no JSON. */
    [[nodiscard]] bool isObject() const { return m_root == '{'; }
    [[nodiscard]] bool isList() const { return m_root == '['; }

    /** Whether there is such a key. Lists do not count as a level: "content/softwares/name"; three keys at most, and
     *  only the first members of a list are looked at.
     */
    [[nodiscard]] bool has(QByteArrayView path) const { return m_paths.contains(path); }

private:
    char m_root = '\0';
    QList<QByteArray> m_paths;
};

/** The first character that is no blank, behind a byte order mark when there is one; NUL when there is none. */
[[nodiscard]] char firstCharacter(QByteArrayView bytes);

} // namespace Patchwijzer
