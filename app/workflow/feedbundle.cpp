// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/feedbundle.h"

#include "feeds/advisorylist.h"
#include "feeds/documentlist.h"
#include "feeds/feedcatalog.h"
#include "transport/archive/archivewriter.h"
#include "transport/minisign/minisignsignature.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    }

    /** What is in the bundle, before anything of it is written: the manifest comes first in the file. */
    [[nodiscard]] Result<BundleManifest> plan(const QDateTime &now);
    [[nodiscard]] Result<void> write(const BundleManifest &manifest, const MinisignSecretKey &key, const QString &file);

private:
    [[nodiscard]] Result<void> cutInParts(const QString &feed, const QDateTime &date, const PartFunction &take) const;
    [[nodiscard]] Result<void> checkStop() const;
    void report(const BundleFeed &feed, qint64 number, qint64 total) const;

    const BundleContents &m_contents;
    const ProgressFunction &m_progress;
    std::stop_token m_stop;
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

Result<void> Exporter::cutInParts(const QString &feed, const QDateTime &date, const PartFunction &take) const
{
    int number = 0;
    const auto pass = [&](BundlePart kind, const QByteArray &part) -> Result<void> {
        PW_TRY_VOID(checkStop());
        return part.isEmpty() ? Result<void>() : take(bundlePath(feed, kind, ++number), part);
    };
    AdvisoryListWriter advisories(feed, date);
    PW_TRY_VOID(m_contents.forEachAdvisory(
        feed, [&](const Advisory &advisory) { return pass(BundlePart::Advisories, advisories.add(advisory)); }));
    PW_TRY_VOID(pass(BundlePart::Advisories, advisories.finish()));
    number = 0;
    DocumentListWriter documents;
    PW_TRY_VOID(m_contents.forEachDocument(feed, [&](const QString &key, const QByteArray &bytes) {
        return pass(BundlePart::Documents, documents.add(key, bytes));
    }));
    return pass(BundlePart::Documents, documents.finish());
}

Result<BundleManifest> Exporter::plan(const QDateTime &now)
{
    BundleManifest manifest;
    manifest.createdAt = now;
    manifest.createdBy = u"Patchwijzer " PW_VERSION ""_s;
    PW_TRY(const auto states, m_contents.states());
    const auto known = feedDescriptions();
    qint64 done = 0;
    for (const auto &state : states) {
        const auto description =
            std::find_if(known.begin(), known.end(), [&](const FeedDescription &feed) { return feed.id == state.id; });
        if (description == known.end() || !description->redistributable) {
            const bool unknown = description == known.end();
            manifest.leftOut.append({state.id, unknown ? LeftOutReason::Unknown : LeftOutReason::Licence});
            continue;
        }
        BundleFeed feed{state.id,          description->title, description->publisher, description->licence,
                        description->urls, state.dataDate,     state.records,          {}};
        report(feed, done++, states.size());
        PW_TRY_VOID(
            cutInParts(state.id, state.dataDate, [&](const QString &path, const QByteArray &bytes) -> Result<void> {
                feed.files.append({path, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), bytes.size()});
                return {};
            }));
        // What is held of it is of a kind that has no place in a bundle: scores, say.
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
        PW_TRY_VOID(cutInParts(feed.id, feed.dataDate,
                               [&](const QString &path, const QByteArray &part) { return archive.add(path, part); }));
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

} // namespace Patchwijzer
