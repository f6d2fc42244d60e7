// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/softwarelist.h"

#include "inventory/inventoryorder.h"

#include <QHash>
#include <QUtf8StringView>

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxErrors = 1000;
constexpr qsizetype maxWordBytes = 255;
constexpr qsizetype maxPersonText = 1024; ///< Of names and publishers; real ones are below 200.

} // namespace

void SkippedRecords::add(Error::Code code, const QString &place, const QString &detail)
{
    if (m_errors.size() >= maxErrors)
        ++m_unlisted;
    else
        m_errors.append({code, place.isEmpty() ? m_where : m_where + u':' + place, detail});
}

void SkippedRecords::addLine(Error::Code code, qsizetype line, const QString &detail)
{
    add(code, QString::number(line), detail);
}

QList<Error> SkippedRecords::take() &&
{
    if (m_unlisted > 0)
        m_errors.append({Error::Code::BadValue, m_where, u"and %1 more records with a fault"_s.arg(m_unlisted)});
    m_unlisted = 0;
    return std::move(m_errors);
}

tl::unexpected<Error> nothingListed(const QString &where, const QString &what, const QList<Error> &skipped,
                                    const QString &otherwise)
{
    const auto why = skipped.isEmpty() ? otherwise : skipped.first().detail;
    return fail(Error::Code::NoSoftwareList, where, u"no "_s + what + (why.isEmpty() ? QString() : u": "_s + why));
}

Result<SoftwareList> finishedList(SoftwareList list, SkippedRecords skipped, const QString &what)
{
    const auto where = skipped.where();
    list.skipped = std::move(skipped).take();
    if (list.software.isEmpty())
        return nothingListed(where, what, list.skipped, {});
    sortSoftware(list.software);
    return list;
}

Inventory inventoryOf(SoftwareList list, const QDateTime &now)
{
    Inventory inventory;
    inventory.takenAt = now.toUTC();
    inventory.software = std::move(list.software);
    inventory.skipped = std::move(list.skipped);
    return inventory;
}

QString commonestArchitecture(const QList<Software> &packages, QStringView any)
{
    QHash<QString, int> counts;
    for (const auto &one : packages) {
        if (!one.architecture.isEmpty() && one.architecture != any)
            ++counts[one.architecture];
    }
    QString best;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        const auto most = counts.value(best);
        if (it.value() > most || (it.value() == most && it.key() < best))
            best = it.key();
    }
    return best;
}

void sortSoftware(QList<Software> &software)
{
    std::stable_sort(software.begin(), software.end(), comesBefore);
}

void addIdentifier(Software &software, SoftwareIdentifier::Kind kind, const QString &value)
{
    const SoftwareIdentifier identifier{kind, value};
    if (value.isEmpty() || software.identifiers.contains(identifier))
        return;
    const auto place = std::upper_bound(software.identifiers.begin(), software.identifiers.end(), identifier,
                                        [](const SoftwareIdentifier &lhs, const SoftwareIdentifier &rhs) {
                                            return std::tie(lhs.kind, lhs.value) < std::tie(rhs.kind, rhs.value);
                                        });
    software.identifiers.insert(place, identifier);
}

void beOwnSource(Software &software)
{
    software.sourcePackage = software.name;
    software.sourceVersion = software.version;
}

bool isWord(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxWordBytes
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

std::optional<QString> personText(QByteArrayView text)
{
    if (!QUtf8StringView(text.data(), text.size()).isValidUtf8())
        return std::nullopt;
    auto result = QString::fromUtf8(text);
    std::replace_if(
        result.begin(), result.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    return result.left(maxPersonText).trimmed();
}

} // namespace Patchwijzer
