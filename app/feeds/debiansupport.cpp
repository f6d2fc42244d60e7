// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/debiansupport.h"

#include "core/version.h"
#include "feeds/plaintext.h"
#include "feeds/timestamp.h"

#include <QByteArrayView>

#include <algorithm>
#include <optional>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(4) << 20; // 4 KB today.
constexpr qsizetype maxName = 256;
constexpr qsizetype maxReason = 500;

QByteArrayView takeWord(QByteArrayView *rest)
{
    *rest = rest->trimmed();
    const auto end = std::find_if(rest->begin(), rest->end(), [](char c) { return c == ' ' || c == '\t'; });
    const auto word = rest->first(end - rest->begin());
    *rest = rest->sliced(word.size()).trimmed();
    return word;
}

/** A source package's name, in which ".*" may stand. @see Debian Policy, 5.6.1 */
bool isPattern(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (!plain && !(c == '*' && i > 0 && text[i - 1] == '.'))
            return false;
    }
    return !text.isEmpty() && text.size() <= maxName;
}

/** What the remark above the list says it is. */
std::optional<PackageSupport::Level> levelOf(QByteArrayView line)
{
    const auto text = plainText(line, 200);
    if (!text.startsWith(u'#') || !text.contains("security support"_L1, Qt::CaseInsensitive))
        return {};
    if (text.contains(" is limited"_L1, Qt::CaseInsensitive))
        return PackageSupport::Level::Limited;
    return text.contains(" ends"_L1, Qt::CaseInsensitive) ? std::optional(PackageSupport::Level::Ended) : std::nullopt;
}

Result<PackageSupport> readLine(QByteArrayView line, PackageSupport::Level level, const QString &release,
                                const QString &place)
{
    PackageSupport support;
    support.level = level;
    support.release = release;
    const auto name = takeWord(&line);
    if (!isPattern(name))
        return fail(Error::Code::BadValue, place, u"not the name of a package"_s);
    support.package = QString::fromLatin1(name);
    if (level == PackageSupport::Level::Ended) {
        support.lastVersion = plainText(takeWord(&line), maxName);
        const auto since = takeWord(&line);
        support.since = parseIsoDate({since.data(), size_t(since.size())});
        if (!support.since.isValid() || !isValidVersion(VersionScheme::Deb, support.lastVersion))
            return fail(Error::Code::BadValue, place, u"no version or no date"_s);
    }
    support.reason = plainText(line, maxReason);
    return support;
}

/** Cuts the first line off @p rest. */
QByteArrayView takeLine(QByteArrayView *rest)
{
    const auto end = rest->indexOf('\n');
    const auto line = end < 0 ? *rest : rest->first(end);
    *rest = end < 0 ? QByteArrayView() : rest->sliced(end + 1);
    return line.trimmed();
}

} // namespace

Result<DebianSupportList> parseDebianSupport(const QByteArray &text, const QString &where, const QString &release)
{
    if (text.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 4 MiB"_s);
    QByteArrayView rest(text);
    if (rest.startsWith("\xEF\xBB\xBF"))
        rest = rest.sliced(3);
    std::optional<PackageSupport::Level> level;
    DebianSupportList list;
    for (qint64 number = 1; !rest.isEmpty(); ++number) {
        const auto line = takeLine(&rest);
        if (line.isEmpty())
            continue;
        if (line.startsWith('#')) {
            if (!level)
                level = levelOf(line);
            continue;
        }
        if (!level)
            break;
        auto support = readLine(line, *level, release, where + u':' + QString::number(number));
        if (support)
            list.packages.append(*std::move(support));
        else
            list.skipped.append(std::move(support).error());
    }
    if (!level)
        return fail(Error::Code::UnknownFormat, where, u"not a list of packages with less support"_s);
    if (list.packages.isEmpty() && !list.skipped.isEmpty())
        return fail(Error::Code::BadValue, where, u"not a single readable line"_s);
    list.level = *level;
    return list;
}

} // namespace Patchwijzer
