// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>

namespace Patchwijzer {

/** One field of a stanza; both views look into the bytes that the reader was given. */
struct ControlField {
    QByteArrayView name;
    QByteArrayView value; ///< Trimmed at both ends; folded lines are still in it.
};

/** One paragraph of a Debian control file. */
struct ControlStanza {
    qint64 line = 0;    ///< Number of its first line, from 1.
    qint64 badLine = 0; ///< First line that is neither a field nor a folded one; 0 when there is none.
    QList<ControlField> fields;
    bool closed = false;        ///< An empty line followed. dpkg always writes one: without it the file may be cut.
    bool lastLineWhole = false; ///< The last line ended in a line feed.
};

/** Splits a Debian control file (dpkg's status, `apt-cache show`) into stanzas, without copying.
 *  Takes anything: CR LF, NUL, a last line without line feed, bytes that are no UTF-8.
 *  @see Debian Policy 5.1; deb822(5)
 */
class ControlReader
{
public:
    /** @param bytes must outlive the reader and every stanza it gives. */
    explicit ControlReader(QByteArrayView bytes);

    /** @return false at the end; @p stanza is then unchanged. */
    [[nodiscard]] bool next(ControlStanza &stanza);

private:
    struct Line {
        QByteArrayView text; ///< Without its line end.
        bool whole = false;
    };

    Line takeLine();
    void addLine(ControlStanza &stanza, const Line &line) const;

    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    qint64 m_line = 0; ///< Number of the line taken last.
};

/** Whether a field has this name; field names do not mind case. */
[[nodiscard]] bool isControlField(const ControlField &field, QByteArrayView name);

} // namespace Patchwijzer
