// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/securitytxt.h"

#include "feeds/csaf/provider/weblocation.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype maxBytes = qsizetype(64) << 10; // The standard advises 32 KB.
constexpr qsizetype maxAddresses = 20;
constexpr qsizetype shownSkipped = 20;

constexpr QByteArrayView signedBegin("-----BEGIN PGP SIGNED MESSAGE-----");
constexpr QByteArrayView signatureBegin("-----BEGIN PGP SIGNATURE-----");

/** The lines, without their ends: CR LF or LF. */
QList<QByteArrayView> linesOf(QByteArrayView text)
{
    QList<QByteArrayView> lines;
    while (!text.isEmpty()) {
        const auto end = text.indexOf('\n');
        auto line = end < 0 ? text : text.first(end);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        while (!line.isEmpty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.chop(1);
        lines.append(line);
    }
    return lines;
}

/** Keeps the lines that the signature is about; all of them when there is none. */
Result<void> keepSigned(QList<QByteArrayView> *lines, const QString &where)
{
    const auto begin = lines->indexOf(signedBegin);
    if (begin < 0)
        return {};
    const auto text = lines->indexOf(QByteArrayView(""), begin); // Behind the names of the hash functions.
    const auto end = text < 0 ? -1 : lines->indexOf(signatureBegin, text);
    if (end < 0)
        return fail(Error::Code::FileTruncated, where, u"a signed text without its signature"_s);
    *lines = lines->sliced(text + 1, end - text - 1);
    for (auto &line : *lines) {
        if (line.startsWith("- "))
            line = line.sliced(2);
    }
    return {};
}

/** The value of a CSAF line; nothing of another. */
QByteArrayView csafValue(QByteArrayView line)
{
    const QByteArrayView name("CSAF:");
    if (qstrnicmp(line.data(), std::min(line.size(), name.size()), name.data(), name.size()) != 0)
        return {};
    return line.sliced(name.size()).trimmed();
}

} // namespace

Result<SecurityTxt> parseSecurityTxt(const QByteArray &text, const QString &where)
{
    if (text.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than a security.txt may be"_s);
    QByteArrayView content(text);
    if (content.startsWith("\xEF\xBB\xBF"))
        content = content.sliced(3);
    if (content.trimmed().startsWith('<') || content.contains('\0'))
        return fail(Error::Code::UnknownFormat, where, u"a web page, or no text at all"_s);
    auto lines = linesOf(content);
    PW_TRY_VOID(keepSigned(&lines, where));
    SecurityTxt result;
    for (const auto &line : std::as_const(lines)) {
        const auto value = csafValue(line);
        if (value.isEmpty())
            continue;
        const auto url = secureAddress(value);
        if (url.isValid() && result.csaf.size() < maxAddresses) {
            if (!result.csaf.contains(url))
                result.csaf.append(url);
        } else if (result.skipped.size() < shownSkipped) {
            result.skipped.append({Error::Code::BadValue, where,
                                   url.isValid() ? u"too many CSAF lines"_s : u"a CSAF line without https address"_s});
        }
    }
    return result;
}

} // namespace Patchwijzer
