// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wingetpackage.h"

#include "core/sortunique.h"

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxId = 128; // As winget's own manifests allow.
constexpr qsizetype maxVersion = 128;
constexpr qsizetype maxName = 256;
constexpr qsizetype maxCodes = 10'000; // Of one package; one kind.

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0);
}

/** No character that the name of a file cannot have. */
bool isPlain(QStringView text, qsizetype maxLength)
{
    const auto bad = u"\\/:*?\"<>|"_s;
    return !text.isEmpty() && text.size() <= maxLength
        && std::none_of(text.begin(), text.end(), [&](QChar c) { return isControl(c) || bad.contains(c); });
}

QString cleaned(QString text)
{
    std::replace_if(text.begin(), text.end(), isControl, u' ');
    text = text.trimmed();
    if (text.size() <= maxName)
        return text;
    const bool half = text[maxName - 1].isHighSurrogate();
    return text.left(half ? maxName - 1 : maxName).trimmed();
}

/** A version that only narrows a comparison: better none than an odd one. */
QString versionOrNothing(const QString &text)
{
    const auto version = text.trimmed();
    return isPlain(version, maxVersion) ? version : QString();
}

void tidy(QList<QString> *texts)
{
    for (auto &text : *texts)
        text = cleaned(std::move(text));
    sortFilled(texts);
    if (texts->size() > maxCodes)
        texts->resize(maxCodes);
}

void tidyCodes(QList<QString> *codes)
{
    for (auto &code : *codes)
        code = code.toLower();
    tidy(codes);
}

} // namespace

Result<WingetPackage> checkedWingetPackage(WingetPackage raw, const QString &where)
{
    raw.version = std::move(raw.version).trimmed();
    if (raw.id.isEmpty() || raw.version.isEmpty())
        return fail(Error::Code::MissingField, where, u"no id or no version"_s);
    if (!isPlain(raw.id, maxId) || raw.id.contains(u' ') || !raw.id.contains(u'.'))
        return fail(Error::Code::BadValue, where, u"not the id of a package"_s);
    if (!isPlain(raw.version, maxVersion))
        return fail(Error::Code::BadValue, where, u"not a version"_s);
    raw.name = cleaned(std::move(raw.name));
    raw.shownFrom = versionOrNothing(raw.shownFrom);
    raw.shownTo = versionOrNothing(raw.shownTo);
    for (auto *codes : {&raw.productCodes, &raw.upgradeCodes, &raw.familyNames})
        tidyCodes(codes);
    tidy(&raw.plainNames);
    tidy(&raw.plainPublishers);
    return raw;
}

Result<WingetIndex> finishedWingetIndex(WingetIndex index, const QString &where)
{
    auto &packages = index.packages;
    if (packages.isEmpty())
        return fail(Error::Code::BadValue, where, u"not a single readable package"_s);
    const auto compare = [](const WingetPackage &lhs, const WingetPackage &rhs) {
        return lhs.id.compare(rhs.id, Qt::CaseInsensitive);
    };
    std::stable_sort(packages.begin(), packages.end(),
                     [&](const WingetPackage &lhs, const WingetPackage &rhs) { return compare(lhs, rhs) < 0; });
    QList<WingetPackage> kept;
    kept.reserve(packages.size());
    for (auto &package : packages) {
        if (!kept.isEmpty() && compare(kept.back(), package) == 0) {
            index.skipped.append({Error::Code::BadValue, where, package.id + u" is listed twice"_s});
            continue;
        }
        if (package.updated.isValid() && (!index.newest.isValid() || package.updated > index.newest))
            index.newest = package.updated;
        kept.append(std::move(package));
    }
    packages = std::move(kept);
    return index;
}

} // namespace Patchwijzer
