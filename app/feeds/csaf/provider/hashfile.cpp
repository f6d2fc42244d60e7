// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/hashfile.h"

#include "core/asciitext.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype maxBytes = 4'096; // A hash and a name.

} // namespace

Result<QByteArray> parseHashFile(const QByteArray &text, QCryptographicHash::Algorithm algorithm, const QString &where)
{
    if (text.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than a hash"_s);
    QByteArrayView rest(text);
    if (rest.startsWith("\xEF\xBB\xBF"))
        rest = rest.sliced(3);
    rest = rest.trimmed();
    const auto end = std::find_if(rest.begin(), rest.end(), Ascii::isBlank);
    const QByteArrayView word(rest.begin(), end);
    if (word.size() != 2 * qsizetype(QCryptographicHash::hashLength(algorithm))
        || !std::all_of(word.begin(), word.end(), Ascii::isHexDigit))
        return fail(Error::Code::UnknownFormat, where, u"not a hash of this kind"_s);
    return QByteArray::fromHex(word.toByteArray());
}

Result<void> checkHash(const QByteArray &document, const QByteArray &hashFile, QCryptographicHash::Algorithm algorithm,
                       const QString &where)
{
    PW_TRY(const auto expected, parseHashFile(hashFile, algorithm, where));
    if (QCryptographicHash::hash(document, algorithm) != expected)
        return fail(Error::Code::HashMismatch, where, u"not the contents that its publisher made a hash of"_s);
    return {};
}

} // namespace Patchwijzer
