// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpe.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype longestCpe = 4'000;

constexpr std::array members{&Cpe::part,           &Cpe::vendor,         &Cpe::product,  &Cpe::version,
                             &Cpe::update,         &Cpe::edition,        &Cpe::language, &Cpe::softwareEdition,
                             &Cpe::targetSoftware, &Cpe::targetHardware, &Cpe::other};

/** Splits at colons that no backslash precedes, and takes the backslashes out. */
QList<QString> unescapedParts(QStringView text)
{
    QList<QString> parts{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size())
            parts.back() += text[++i];
        else if (text[i] == u':')
            parts.append(QString());
        else
            parts.back() += text[i];
    }
    return parts;
}

/** The URI form: percent-encoded, "%01" and "%02" being wildcards. */
QList<QString> decodedParts(QStringView text)
{
    QList<QString> parts;
    const auto encoded = text.split(u':');
    for (const auto &part : encoded) {
        auto bytes = part.toUtf8();
        bytes.replace("%01", "?").replace("%02", "*");
        parts.append(QUrl::fromPercentEncoding(bytes));
    }
    return parts;
}

/** "~edition~software~target software~target hardware~other" in the place of the edition. */
void unpackEdition(Cpe *cpe)
{
    if (!cpe->edition.startsWith(u'~'))
        return;
    const auto packed = cpe->edition.split(u'~');
    constexpr std::array places{&Cpe::edition, &Cpe::softwareEdition, &Cpe::targetSoftware, &Cpe::targetHardware,
                                &Cpe::other};
    for (size_t i = 0; i < places.size(); ++i) {
        const auto value = packed.value(qsizetype(i) + 1);
        cpe->*places[i] = value.isEmpty() ? u"*"_s : value;
    }
}

bool isName(const QString &text)
{
    return !text.isEmpty() && text != u'*' && text != u'-';
}

} // namespace

std::optional<Cpe> parseCpe(QStringView text)
{
    text = text.trimmed();
    if (text.size() > longestCpe)
        return std::nullopt;
    const bool isString = text.startsWith(u"cpe:2.3:", Qt::CaseInsensitive);
    if (!isString && !text.startsWith(u"cpe:/", Qt::CaseInsensitive))
        return std::nullopt;
    const auto parts = isString ? unescapedParts(text.sliced(8)) : decodedParts(text.sliced(5));
    if (parts.size() < 3 || parts.size() > qsizetype(isString ? members.size() : 7))
        return std::nullopt;
    Cpe cpe;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (!parts[i].isEmpty())
            cpe.*members[size_t(i)] = parts[i].toLower();
    }
    if (!isString)
        unpackEdition(&cpe);
    const bool knownPart = cpe.part == u'a' || cpe.part == u'o' || cpe.part == u'h';
    if (!knownPart || !isName(cpe.vendor) || !isName(cpe.product))
        return std::nullopt;
    return cpe;
}

} // namespace Patchwijzer
