// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/textfile.h"

#include <QStringDecoder>

#include <algorithm>

namespace Patchwijzer {
namespace {

bool isStrange(QChar c)
{
    const auto code = c.unicode();
    const bool isLayout = code == u'\n' || code == u'\r' || code == u'\t' || code == u'\f';
    return (code < 0x20 && !isLayout) || (code >= 0x7f && code < 0xa0);
}

} // namespace

Result<QString> readableText(const QByteArray &bytes, const QString &where)
{
    if (bytes.size() > maxReadableBytes)
        return fail(Error::Code::FileTooLarge, where, QStringLiteral("more than %1 bytes").arg(maxReadableBytes));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless); // A cut end is an error.
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return fail(Error::Code::UnknownFormat, where, QStringLiteral("not UTF-8"));
    if (std::any_of(text.begin(), text.end(), isStrange))
        return fail(Error::Code::UnknownFormat, where, QStringLiteral("control characters, so not a text"));
    if (std::none_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); }))
        return fail(Error::Code::BadValue, where, QStringLiteral("no words"));
    return text;
}

} // namespace Patchwijzer
