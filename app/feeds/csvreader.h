// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <vector>

// Inside this room only: what the parsers of tables share.
namespace Patchwijzer {

/** Comma-separated values, record by record; the bytes may come in pieces of any size, cut anywhere.
 *  Lines end in LF or CR LF; empty lines are passed over; a byte order mark at the very beginning is too.
 *  @see RFC 4180, section 2
 */
class CsvReader
{
public:
    enum class Next {
        Record, ///< fields() holds it.
        Broken, ///< A record that cannot be read: skipped up to the end of its first line.
        More,   ///< Feed more bytes, or say finish().
        End,
    };

    /** @p maxRecord bounds what one stray quote can swallow, and what is kept of unfinished records. */
    explicit CsvReader(qsizetype maxRecord = qsizetype(1) << 16)
        : m_maxRecord(maxRecord)
    {
    }

    /** Adds bytes; fields() of before are gone. */
    void feed(const QByteArray &bytes);

    /** No more bytes will come: a last line without its end counts. */
    void finish() { m_finished = true; }

    [[nodiscard]] Next next();

    /** Of the last record; valid until the next call of a member. Quotes are taken off. */
    [[nodiscard]] const std::vector<QByteArrayView> &fields() const { return m_fields; }

    /** The field, or nothing when the record has fewer. */
    [[nodiscard]] QByteArrayView field(int column) const
    {
        return column >= 0 && size_t(column) < m_fields.size() ? m_fields[size_t(column)] : QByteArrayView();
    }

    /** The column with that heading in the record just read; -1 without. Upper and lower case are the same. */
    [[nodiscard]] int column(QByteArrayView heading) const;

    /** Line on which the last record, or the broken one, began; from 1. */
    [[nodiscard]] qint64 line() const { return m_recordLine; }

private:
    enum class Scan { Done, Broken, Incomplete };

    void skipMark();
    [[nodiscard]] Next dropLine();
    [[nodiscard]] Scan scanRecord(qsizetype *at);
    [[nodiscard]] Scan scanQuoted(qsizetype *at);
    [[nodiscard]] Scan scanPlain(qsizetype *at);
    void consume(qsizetype to);

    qsizetype m_maxRecord;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    qint64 m_recordLine = 1;
    bool m_started = false;
    bool m_finished = false;
    bool m_dropping = false; ///< In the middle of a broken line whose end has not come yet.
    std::vector<QByteArrayView> m_fields;
    std::deque<QByteArray> m_unescaped; ///< Fields that had a quote in them; a deque does not move them.
};

} // namespace Patchwijzer
