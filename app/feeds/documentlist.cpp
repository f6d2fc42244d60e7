// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/documentlist.h"

#include "core/asciitext.h"

#include <algorithm>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView head("patchwijzer-documents 1\n");
constexpr qsizetype maxKey = 1'024; ///< Bytes.
constexpr qsizetype maxDigits = 10;

struct Header {
    qsizetype bytes = 0;
    QString key;
};

/** "123 key" */
Result<Header> readHeader(QByteArrayView line, const QString &where)
{
    const auto space = line.indexOf(' ');
    const auto digits = line.first(std::max<qsizetype>(space, 0));
    const bool number = digits.size() <= maxDigits && Ascii::isDigits(digits);
    if (!number || line.size() - space - 1 > maxKey)
        return fail(Error::Code::BadValue, where, u"a document without size and name"_s);
    auto key = QString::fromUtf8(line.sliced(space + 1));
    if (std::any_of(key.begin(), key.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return fail(Error::Code::BadValue, where, u"a control character in a name"_s);
    return Header{qsizetype(digits.toByteArray().toLongLong()), std::move(key)};
}

} // namespace

DocumentListWriter::DocumentListWriter(qsizetype partBytes)
    : m_partBytes(partBytes)
{
}

QByteArray DocumentListWriter::add(const QString &key, QByteArrayView bytes)
{
    QByteArray full;
    if (!m_part.isEmpty() && m_part.size() + bytes.size() > m_partBytes)
        full = finish();
    if (m_part.isEmpty())
        m_part = head.toByteArray();
    QString name = key.left(maxKey / 4); // Four bytes a character at most.
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    std::replace_if(
        name.begin(), name.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    m_part += QByteArray::number(bytes.size()) + ' ' + name.toUtf8() + '\n';
    m_part += bytes;
    m_part += '\n';
    return full;
}

QByteArray DocumentListWriter::finish()
{
    return std::exchange(m_part, {});
}

Result<void> visitDocumentList(QByteArrayView list, const QString &where,
                               const std::function<Result<void>(const QString &key, const QByteArray &bytes)> &visit)
{
    if (!list.startsWith(head))
        return fail(Error::Code::UnknownFormat, where, u"not a list of documents of a version known here"_s);
    list = list.sliced(head.size());
    while (!list.isEmpty()) {
        const auto end = list.first(std::min(list.size(), maxKey + maxDigits + 2)).indexOf('\n');
        if (end < 0)
            return fail(Error::Code::BadValue, where, u"a document without size and name"_s);
        PW_TRY(const auto header, readHeader(list.first(end), where));
        list = list.sliced(end + 1);
        if (header.bytes >= list.size())
            return fail(Error::Code::FileTruncated, where, u"the last document is not whole"_s);
        if (list[header.bytes] != '\n')
            return fail(Error::Code::BadValue, where, u"a document that is longer than it says"_s);
        PW_TRY_VOID(visit(header.key, list.first(header.bytes).toByteArray()));
        list = list.sliced(header.bytes + 1);
    }
    return {};
}

} // namespace Patchwijzer
