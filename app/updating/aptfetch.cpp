// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "updating/aptoutput.h"

#include <QRegularExpression>

#include <cmath>
#include <limits>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr auto maxTotalBytes = std::numeric_limits<qint64>::max() / 4;

/** "3194 kB" in bytes; apt counts in thousands, and in some locales groups them with commas. */
std::optional<qint64> bytesOf(QString number, const QString &unit)
{
    constexpr QStringView prefixes = u"kMGTP";
    auto ok = false;
    auto value = number.remove(u',').toDouble(&ok);
    if (!ok)
        return std::nullopt;
    if (unit.size() == 2) {
        for (auto i = prefixes.indexOf(unit.front()); i >= 0; --i)
            value *= 1000.0;
    }
    if (value > static_cast<double>(maxTotalBytes))
        return std::nullopt;
    return std::llround(value);
}

void readNeed(const QString &line, AptFetch &fetch)
{
    static const QRegularExpression shape(
        u"^Need to get ([\\d.,]+) ([kMGTP]?B)(?:/[\\d.,]+ [kMGTP]?B)? of archives\\.$"_s);
    if (const auto match = shape.match(line); match.hasMatch())
        fetch.statedFetchBytes = bytesOf(match.captured(1), match.captured(2)).value_or(-1);
}

void readDiskDelta(const QString &line, AptFetch &fetch)
{
    static const QRegularExpression shape(u"^After this operation, ([\\d.,]+) ([kMGTP]?B) "
                                          "(of additional disk space will be used|disk space will be freed)\\.$"_s);
    const auto match = shape.match(line);
    const auto bytes = match.hasMatch() ? bytesOf(match.captured(1), match.captured(2)) : std::nullopt;
    if (!bytes)
        return;
    fetch.diskDeltaBytes = match.captured(3).endsWith("freed"_L1) ? -*bytes : *bytes;
    fetch.diskDeltaKnown = true;
}

/** 'URI' filename size hash; the hash may be empty. */
bool readUri(const QString &line, AptFetch &fetch)
{
    static const QRegularExpression shape(u"^'([^']+)' ([^\\s/]+) (\\d{1,15})(?: \\S*)?$"_s);
    const auto match = shape.match(line);
    if (!match.hasMatch())
        return false;
    const auto here = match.capturedView(1).startsWith(u"file:");
    const auto bytes = here ? 0 : match.captured(3).toLongLong();
    if (fetch.fetchBytes > maxTotalBytes - bytes)
        return false;
    const auto file = match.captured(2);
    if (fetch.files.contains(file)) // Listed again, perhaps with another size: it is fetched once.
        return true;
    fetch.fetchBytes += bytes;
    fetch.files.insert(file, bytes);
    return true;
}

/** Fewer bytes listed than the summary states, which apt rounds to three digits: the list was cut. */
bool isShort(const AptFetch &fetch)
{
    const auto slack = fetch.fetchBytes / 100 + 1000;
    return fetch.statedFetchBytes > fetch.fetchBytes + slack;
}

/** apt's QuoteString(): these characters, and all that is not printable ASCII, as %xx. */
QString quoted(const QString &text, QStringView special)
{
    QString result;
    for (const auto byte : text.toUtf8()) {
        const auto c = static_cast<uchar>(byte);
        if (c <= 0x20 || c >= 0x7f || c == '%' || special.contains(QChar::fromLatin1(byte)))
            result += u'%' + QString::number(c, 16).rightJustified(2, u'0');
        else
            result += QChar::fromLatin1(byte);
    }
    return result;
}

} // namespace

Result<AptFetch> parseAptFetch(QByteArrayView output)
{
    AptFetch fetch;
    qint64 number = 0;
    for (qsizetype position = 0; position < output.size();) {
        const auto end = output.indexOf('\n', position);
        const auto line = QString::fromUtf8(output.sliced(position, (end < 0 ? output.size() : end) - position));
        position = end < 0 ? output.size() : end + 1;
        ++number;
        if (line.startsWith(u'\'')) {
            if (!readUri(line, fetch))
                return fail(Error::Code::ToolOutputUnknown, u"apt-get --print-uris:%1"_s.arg(number), line.left(200));
        } else {
            readNeed(line, fetch);
            readDiskDelta(line, fetch);
        }
    }
    if (isShort(fetch))
        return fail(Error::Code::ToolOutputUnknown, u"apt-get --print-uris"_s,
                    u"%1 bytes listed, %2 stated"_s.arg(fetch.fetchBytes).arg(fetch.statedFetchBytes));
    return fetch;
}

QString aptFileName(const QString &package, const QString &version, const QString &architecture)
{
    return quoted(package, u"_:") + u'_' + quoted(version, u"_:") + u'_' + quoted(architecture, u"_:.") + u".deb"_s;
}

} // namespace Patchwijzer
