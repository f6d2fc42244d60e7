// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/feedbundle.h"

#include "feeds/advisorylist.h"
#include "feeds/documentlist.h"
#include "feeds/feedcatalog.h"
#include "store/feeddatabase.h"
#include "transport/archive/archivewriter.h"
#include "transport/minisign/minisignsignature.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QHash>

#include <optional>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

class DatabaseContents final : public BundleContents
{
public:
    explicit DatabaseContents(const FeedDatabase &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<QList<FeedState>> states() const override { return m_database.states(); }

    [[nodiscard]] Result<void>
    forEachAdvisory(const QString &feed, const std::function<Result<void>(const Advisory &)> &visit) const override
    {
        return m_database.forEachAdvisory(feed, visit);
    }

    [[nodiscard]] Result<void>
    forEachDocument(const QString &feed,
                    const std::function<Result<void>(const QString &, const QByteArray &)> &visit) const override
    {
        return m_database.forEachDocument(feed, [&](const FeedDocument &document) {
            return document.shareable ? visit(nameOf(document), document.bytes) : Result<void>();
        });
    }

private:
    /** The list of Debian's support says only in its name which release it is about. */
    static QString nameOf(const FeedDocument &document)
    {
        auto name = document.key;
        return document.kind == DocumentKind::DebianSupport ? name.replace(u':', u".deb"_s) : name;
    }

    const FeedDatabase &m_database;
};

/** What is made from the documents is made again where they arrive. */
bool hasAdvisoriesOfItsOwn(const FeedDescription &feed)
{
    return feed.kind == FeedKind::Advisories && feed.format != "csaf"_L1;
}

/** The tracker's decisions come with its advisories, and have no place in a bundle: half of it would mislead. */
bool canBePacked(const FeedDescription &feed)
{
    return feed.format != "debian-tracker"_L1;
}

/** Takes the parts of a feed, in their order. */
using PartFunction = std::function<Result<void>(const QString &path, const QByteArray &bytes)>;

class Exporter
{
public:
    Exporter(const BundleContents &contents, const ProgressFunction &progress, std::stop_token stop)
        : m_contents(contents)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
        const auto feeds = feedDescriptions();
        for (const auto &feed : feeds)
            m_known.insert(feed.id, feed);
    }

    /** What is in the bundle, before anything of it is written: the manifest comes first in the file. */
    [[nodiscard]] Result<BundleManifest> plan(const QDateTime &now);
    [[nodiscard]] Result<void> write(const BundleManifest &manifest, const MinisignSecretKey &key, const QString &file);

private:
    [[nodiscard]] Result<void> cutInParts(const BundleFeed &feed, const PartFunction &take) const;
    [[nodiscard]] std::optional<LeftOutReason> whyNot(const QString &feed) const;
    [[nodiscard]] Result<void> checkStop() const;
    void report(const BundleFeed &feed, qint64 number, qint64 total) const;

    const BundleContents &m_contents;
    const ProgressFunction &m_progress;
    std::stop_token m_stop;
    QHash<QString, FeedDescription> m_known;
};

Result<void> Exporter::checkStop() const
{
    if (m_stop.stop_requested())
        return fail(Error::Code::Cancelled, u"export"_s);
    return {};
}

void Exporter::report(const BundleFeed &feed, qint64 number, qint64 total) const
{
    if (m_progress)
        m_progress({ProgressStage::ReadingFile, number, total, feed.title});
}

Result<void> Exporter::cutInParts(const BundleFeed &feed, const PartFunction &take) const
{
    int number = 0;
    const auto pass = [&](BundlePart kind, const QByteArray &part) -> Result<void> {
        PW_TRY_VOID(checkStop());
        return part.isEmpty() ? Result<void>() : take(bundlePath(feed.id, kind, ++number), part);
    };
    const auto known = m_known.value(feed.id);
    if (hasAdvisoriesOfItsOwn(known)) {
        AdvisoryListWriter advisories(feed.id, feed.dataDate);
        PW_TRY_VOID(m_contents.forEachAdvisory(
            feed.id, [&](const Advisory &advisory) { return pass(BundlePart::Advisories, advisories.add(advisory)); }));
        PW_TRY_VOID(pass(BundlePart::Advisories, advisories.finish()));
    }
    number = 0;
    DocumentListWriter documents;
    PW_TRY_VOID(m_contents.forEachDocument(feed.id, [&](const QString &name, const QByteArray &bytes) {
        return pass(BundlePart::Documents, documents.add(name, bytes));
    }));
    return pass(BundlePart::Documents, documents.finish());
}

/** Why a feed cannot go in; nothing when it can. */
std::optional<LeftOutReason> Exporter::whyNot(const QString &feed) const
{
    const auto known = m_known.constFind(feed);
    if (known == m_known.constEnd())
        return LeftOutReason::Unknown;
    if (!known->redistributable)
        return LeftOutReason::Licence;
    return canBePacked(*known) ? std::nullopt : std::optional(LeftOutReason::Parts);
}

Result<BundleManifest> Exporter::plan(const QDateTime &now)
{
    BundleManifest manifest;
    manifest.createdAt = now;
    manifest.createdBy = u"Patchwijzer " PW_VERSION ""_s;
    PW_TRY(const auto states, m_contents.states());
    qint64 done = 0;
    for (const auto &state : states) {
        if (const auto reason = whyNot(state.id)) {
            manifest.leftOut.append({state.id, *reason});
            continue;
        }
        const auto known = m_known.value(state.id);
        BundleFeed feed{state.id,   known.title,    known.publisher, known.licence,
                        known.urls, state.dataDate, state.records,   {}};
        report(feed, done++, states.size());
        PW_TRY_VOID(cutInParts(feed, [&](const QString &path, const QByteArray &bytes) -> Result<void> {
            feed.files.append({path, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), bytes.size()});
            return {};
        }));
        // What is held of it is of a kind that has no place in a bundle.
        if (feed.files.isEmpty() && feed.records > 0)
            manifest.leftOut.append({state.id, LeftOutReason::Parts});
        else if (!feed.files.isEmpty())
            manifest.feeds.append(feed);
    }
    return manifest;
}

Result<void> Exporter::write(const BundleManifest &manifest, const MinisignSecretKey &key, const QString &file)
{
    const auto bytes = writeBundleManifest(manifest);
    const auto comment =
        "timestamp:" + QByteArray::number(manifest.createdAt.toSecsSinceEpoch()) + "\tfile:manifest.json\thashed";
    PW_TRY(const auto signature, minisignSign(bytes, key, comment));
    PW_TRY(auto archive, ArchiveWriter::begin(file));
    PW_TRY_VOID(archive.add(u"manifest.json"_s, bytes));
    PW_TRY_VOID(archive.add(u"manifest.json.minisig"_s, minisignSignatureFile(signature)));
    qint64 done = 0;
    for (const auto &feed : manifest.feeds) {
        report(feed, done++, manifest.feeds.size());
        PW_TRY_VOID(
            cutInParts(feed, [&](const QString &path, const QByteArray &part) { return archive.add(path, part); }));
    }
    return archive.finish();
}

} // namespace

Result<ExportReport> exportFeeds(const BundleContents &contents, const QString &file, const QDateTime &now,
                                 const MinisignSecretKey &key, const ProgressFunction &progress, std::stop_token stop)
{
    Exporter exporter(contents, progress, std::move(stop));
    PW_TRY(auto manifest, exporter.plan(now));
    if (manifest.feeds.isEmpty())
        return fail(Error::Code::WrongUse, u"lists"_s, u"no list here may be passed on"_s);
    PW_TRY_VOID(exporter.write(manifest, key, file));
    return ExportReport{std::move(manifest), minisignKeyId(key.publicKey().id), QFileInfo(file).size()};
}

Result<ExportReport> exportFeeds(const QString &dataDir, const QString &file, const QDateTime &now,
                                 const MinisignSecretKey &key, const ProgressFunction &progress, std::stop_token stop)
{
    PW_TRY(const auto database, FeedDatabase::open(dataDir));
    return exportFeeds(DatabaseContents(database), file, now, key, progress, std::move(stop));
}

} // namespace Patchwijzer
