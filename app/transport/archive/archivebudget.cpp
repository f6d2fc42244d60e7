// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/archivebudget.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

ArchiveBudget::ArchiveBudget(const ArchiveLimits &limits, std::stop_token stop)
    : m_limits(limits)
    , m_stop(std::move(stop))
{
}

Result<void> ArchiveBudget::checkStop(const QString &place) const
{
    if (m_stop.stop_requested())
        return fail(Error::Code::Cancelled, place);
    return {};
}

Result<void> ArchiveBudget::countEntry(const QString &place)
{
    if (++m_entries > m_limits.entries)
        return fail(Error::Code::ArchiveTooManyEntries, place, u"more entries than are allowed"_s);
    return {};
}

Result<void> ArchiveBudget::countUnpacked(qint64 bytes, const QString &place)
{
    PW_TRY_VOID(checkStop(place));
    PW_TRY_VOID(checkStated(bytes, place));
    m_unpacked += bytes;
    if (m_unpacked > m_limits.ratioFromBytes && m_unpacked / m_limits.ratio > m_packed)
        return fail(Error::Code::ArchiveTooLarge, place, u"grows too much when unpacked"_s);
    return {};
}

Result<void> ArchiveBudget::checkStated(qint64 bytes, const QString &place) const
{
    if (bytes > m_limits.totalBytes - m_unpacked)
        return fail(Error::Code::ArchiveTooLarge, place, u"unpacks to more than is allowed"_s);
    return {};
}

bool ArchiveBudget::addPath(const QString &path)
{
    const auto digest = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    const auto before = m_paths.size();
    m_paths.insert(
        {qFromLittleEndian<quint64>(digest.constData()), qFromLittleEndian<quint64>(digest.constData() + 8)});
    return m_paths.size() > before;
}

} // namespace Patchwijzer
