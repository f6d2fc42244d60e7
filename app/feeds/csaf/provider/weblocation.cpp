// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/weblocation.h"

#include <QStringList>

#include <algorithm>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype maxAddress = 2'048; // What servers and tools still take, and longer than any we have seen.
constexpr qsizetype maxPath = 512;
constexpr qsizetype maxName = 200; // File systems end at 255 bytes; the sidecars need room for their own ending.

bool isPlain(char c)
{
    return c > 0x20 && c < 0x7f;
}

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'+' || c == u'-';
}

/** Four digits, as the folders of a directory are called. */
bool isYear(const QString &text)
{
    return text.size() == 4 && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/** Takes from the front of @p steps what is already the end of @p folders; only when a year and a name remain. */
void dropRepeated(const QStringList &folders, QStringList *steps)
{
    const auto most = std::min(folders.size(), steps->size() - 2);
    for (auto count = most; count > 0; --count) {
        const bool repeated = folders.sliced(folders.size() - count) == steps->sliced(0, count);
        if (repeated && steps->size() == count + 2 && isYear(steps->at(count))) {
            steps->remove(0, count);
            return;
        }
    }
}

/** @p path without the steps "." and "..". Qt's own way makes "//" of "/.a/" (6.4), and something else of "///" each
 *  time. @see RFC 3986, 5.2.4
 */
QString withoutDots(const QString &path)
{
    QStringList kept;
    const auto steps = path.split(u'/');
    for (const auto &step : steps) {
        if (step == u".." && kept.size() > 1)
            kept.removeLast();
        if (step != u"." && step != u"..")
            kept.append(step);
    }
    if (steps.last() == u"." || steps.last() == u"..")
        kept.append(QString());
    return kept.join(u'/');
}

bool isStep(const QString &step)
{
    return !step.isEmpty() && step != u"." && step != u"..";
}

} // namespace

QUrl secureAddress(QByteArrayView text)
{
    if (text.size() > maxAddress || !std::all_of(text.begin(), text.end(), isPlain))
        return {};
    QUrl url(QString::fromLatin1(text), QUrl::StrictMode);
    const bool good = url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() && url.userInfo().isEmpty()
        && !url.hasFragment();
    if (!good)
        return {};
    // Two ways to write the same path must not be two addresses, nor must one climb out of its folder.
    const auto path = url.path(QUrl::FullyEncoded);
    if (auto plain = withoutDots(path); plain != path)
        url.setPath(plain, QUrl::StrictMode);
    return url;
}

bool isSameServer(const QUrl &lhs, const QUrl &rhs)
{
    return lhs.scheme() == rhs.scheme() && lhs.host() == rhs.host() && lhs.port(443) == rhs.port(443);
}

bool isSameSite(const QUrl &lhs, const QUrl &rhs)
{
    if (isSameServer(lhs, rhs))
        return true;
    const auto a = lhs.host();
    const auto b = rhs.host();
    const bool named = a.contains(u'.') && b.contains(u'.') && a.back().isLetter() && b.back().isLetter();
    return named && lhs.scheme() == rhs.scheme() && lhs.port(443) == rhs.port(443)
        && (a.endsWith(u'.' + b) || b.endsWith(u'.' + a));
}

QString csafFileName(QStringView trackingId)
{
    QString name;
    bool content = false;
    for (const QChar c : trackingId) {
        const QChar lower = c.unicode() < 0x80 ? c.toLower() : c;
        if (isNameCharacter(lower)) {
            name += lower;
            content = true;
        } else if (!name.endsWith(u'_')) {
            name += u'_';
        }
    }
    return content ? name + ".json"_L1 : QString();
}

bool isCsafFileName(QStringView name)
{
    const QStringView ending = u".json";
    if (name.size() > maxName || !name.endsWith(ending))
        return false;
    return name.compare(csafFileName(name.chopped(ending.size())), Qt::CaseInsensitive) == 0;
}

bool isNameOf(QStringView name, QStringView trackingId)
{
    const auto expected = csafFileName(trackingId);
    if (expected.isEmpty())
        return false;
    const auto marked = QString(expected.chopped(5) + "_invalid.json"_L1);
    return name.compare(expected, Qt::CaseInsensitive) == 0 || name.compare(marked, Qt::CaseInsensitive) == 0;
}

std::optional<QUrl> documentAddress(const QUrl &directory, QByteArrayView path)
{
    // Nothing in a name needs an escape; a server may turn one into a slash or a dot.
    const auto odd = [](char c) { return !isPlain(c) || QByteArrayView("\\%?#:").contains(c); };
    if (path.isEmpty() || path.size() > maxPath || std::any_of(path.begin(), path.end(), odd))
        return std::nullopt;
    auto steps = QString::fromLatin1(path).split(u'/');
    if (steps.first() == u"." && steps.size() > 1)
        steps.removeFirst();
    if (!std::all_of(steps.begin(), steps.end(), isStep) || !isCsafFileName(steps.last()))
        return std::nullopt;
    dropRepeated(directory.path().split(u'/', Qt::SkipEmptyParts), &steps);
    auto url = directory;
    const auto folder = url.path();
    url.setPath(folder + (folder.endsWith(u'/') ? u""_s : u"/"_s) + steps.join(u'/'));
    return url.isValid() ? std::optional(url) : std::nullopt;
}

} // namespace Patchwijzer
