// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/intake/feedvisitor.h"

#include "core/largebuffer.h"
#include "core/parserroom.h"
#include "feeds/feedformat.h"
#include "workflow/bundlecheck.h"

#include <QDir>

#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype largeBytes = qsizetype(8) << 20;
constexpr std::size_t mostBundles = 8; ///< Nobody packs more; each may be as costly to check as the archive itself.
constexpr qsizetype mostLater = 16;    ///< With more than these, keeping them costs more than it saves.

/** An archive keeps the dates of what it holds: a copy of it does not make that younger. Times before there was any
 * such list are what archives hold that leave times out.
 */
QDateTime dateOf(const EntryStart &entry, const QDateTime &archive)
{
    static const QDateTime first(QDate(2000, 1, 1), QTime(0, 0), Qt::UTC);
    return entry.modified >= first && entry.modified < archive ? entry.modified : archive;
}

} // namespace

FeedVisitor::FeedVisitor(FeedTaker &taker, Intake &intake, Depth depth, std::function<void()> each)
    : m_taker(taker)
    , m_intake(intake)
    , m_depth(depth)
    , m_each(std::move(each))
    , m_fileDate(intake.fileDate)
{
}

Result<EntryWay> FeedVisitor::begin(const EntryStart &entry)
{
    m_each();
    m_intake.fileDate = dateOf(entry, m_fileDate);
    m_place = entry.path.isEmpty() ? m_intake.name : m_intake.name + ": "_L1 + entry.path;
    if (entry.kind != ContainerKind::None)
        return beginArchive(entry);
    const auto format = recogniseFeed(entry.head);
    if (format == FeedFormat::NotUsed) { // These may be huge.
        m_intake.passOver(unusedFormatOf(entry.head), m_place);
        return EntryWay::Skip;
    }
    if (format == FeedFormat::Wesng) {
        m_wesng = std::make_unique<WesngReader>(m_place);
        m_broken.reset();
        return EntryWay::Pieces;
    }
    return EntryWay::Whole;
}

Result<EntryWay> FeedVisitor::beginArchive(const EntryStart &entry)
{
    if (m_depth == Depth::Inner)
        return fail(Error::Code::ArchiveNested, m_place, u"an archive in an archive in an archive"_s);
    if (entry.nested || !beginsLikeBundle(entry.head))
        return EntryWay::Open;
    if (m_bundles.size() == mostBundles)
        return fail(Error::Code::ArchiveNested, m_place, u"more bundles in one archive than are looked at"_s);
    auto file = std::make_unique<QTemporaryFile>();
    if (!file->open())
        return fail(Error::Code::CannotWrite, QDir::tempPath(), file->errorString());
    m_bundles.push_back({entry.path, std::move(file)});
    m_keeping = true;
    return EntryWay::Pieces;
}

Result<void> FeedVisitor::keepPiece(const QByteArray &data)
{
    m_kept += data.size();
    if (m_kept > ArchiveLimits().nestedZipBytes)
        return fail(Error::Code::ArchiveTooLarge, m_place, u"archives in an archive that are too large"_s);
    auto &file = *m_bundles.back().file;
    if (file.write(data) == data.size() && file.flush())
        return {};
    const bool full = file.error() == QFileDevice::ResourceError;
    return fail(full ? Error::Code::DiskFull : Error::Code::CannotWrite, QDir::tempPath(), file.errorString());
}

Result<void> FeedVisitor::piece(const QByteArray &data)
{
    if (m_keeping)
        return keepPiece(data);
    if (m_wesng == nullptr) {
        if (!m_intake.packed || data.size() < largeBytes || m_later.size() == mostLater)
            return m_taker.take(data, m_place, &m_intake);
        m_later.append({m_place, qCompress(data, 1), m_intake.fileDate});
        return {};
    }
    if (!m_broken) {
        if (auto fed = m_wesng->feed(data); !fed)
            m_broken = std::move(fed).error();
    }
    return {};
}

Result<void> FeedVisitor::end()
{
    if (std::exchange(m_keeping, false))
        return {};
    if (m_wesng == nullptr)
        return {};
    if (!m_broken) {
        if (auto definitions = m_wesng->finish())
            m_definitions.append(*std::move(definitions));
        else
            m_broken = std::move(definitions).error();
    }
    if (m_broken)
        m_intake.skip(u"wesng"_s, *m_broken);
    m_wesng.reset();
    return {};
}

Result<void> FeedVisitor::finish()
{
    for (auto &document : m_later) {
        auto data = qUncompress(document.compressed);
        data.reserve(roomFor(data.size() + parserRoom));
        document.compressed.clear();
        m_intake.fileDate = document.fileDate;
        PW_TRY_VOID(m_taker.take(std::move(data), document.place, &m_intake));
    }
    m_later.clear();
    return m_definitions.isEmpty() ? Result<void>() : m_taker.takeWesng(m_definitions, &m_intake);
}

} // namespace Patchwijzer
