// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/feedimport.h"

#include "feeds/claims/documentclaims.h"
#include "feeds/feedcatalog.h"
#include "feeds/feedformat.h"
#include "feeds/unusedformat.h"
#include "store/feedwriter.h"
#include "transport/archive/archivereader.h"
#include "workflow/allfeeds.h"
#include "workflow/intake/bundlepolicy.h"
#include "workflow/intake/feedtaker.h"
#include "workflow/intake/feedvisitor.h"
#include "workflow/intake/wholefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Raise it when a parser starts to understand more: files imported before are then read again. */
constexpr int parserRules = 4;
constexpr qint64 maxPlainBytes = qint64(256) << 20; ///< The tracker of Debian is the largest, with some 100 MB.
constexpr qint64 looseRecordBytes = qint64(32) << 20;
constexpr qint64 progressStep = 256;

/** Whether going on with the next file makes sense after this. */
bool endsEverything(Error::Code code)
{
    switch (code) {
    case Error::Code::DiskFull:
    case Error::Code::CannotWrite:
    case Error::Code::DatabaseBroken:
    case Error::Code::DatabaseTooNew:
    case Error::Code::DatabaseBusy:
    case Error::Code::Cancelled:
    case Error::Code::ToolMissing:
        return true;
    default:
        return false;
    }
}

/** A file, or a bundle in a file. */
struct Source {
    QString path;   ///< Of the file.
    QString inside; ///< Path of the bundle in it; empty when it is the file that is read.
    bool asked = false;
};

class Importer
{
public:
    Importer(FeedWriter writer, const QDateTime &now, const ProgressFunction &progress, std::stop_token stop,
             BundlePolicy bundles, QList<FeedDescription> feeds)
        : m_writer(std::move(writer))
        , m_feeds(std::move(feeds))
        , m_taker(m_writer, now, m_feeds)
        , m_now(now)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_bundles(std::move(bundles))
    {
    }

    [[nodiscard]] Result<void> addPath(const QString &path);
    [[nodiscard]] Result<ImportReport> finish();

private:
    // Each of these says "an error" only for what ends the whole import.
    [[nodiscard]] Result<void> addFolder(const QString &folder);
    [[nodiscard]] Result<void> addLooseRecords(const QString &folder, QList<QString> *files);
    [[nodiscard]] Result<void> addLooseRecord(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> addBundleFolders(QList<QString> *files);
    [[nodiscard]] Result<void> addBundleFolder(const QString &folder);
    [[nodiscard]] Result<void> addFile(const QString &path, bool asked);
    [[nodiscard]] Result<void> addDevice(QIODevice &device, const Source &source);
    [[nodiscard]] Result<bool> isKnown(const QByteArray &hash, Intake *intake);
    [[nodiscard]] Result<void> close(Intake intake, const Result<void> &outcome, bool asked, const QByteArray &hash);
    [[nodiscard]] Result<void> checkStop() const;

    // These say "an error" for what refuses the file.
    [[nodiscard]] Result<void> readContainer(QIODevice &device, const Source &source, Intake *intake);
    [[nodiscard]] Result<void> readBundle(QIODevice &device, const Source &source, Intake *intake);
    [[nodiscard]] Result<void> readPieces(QIODevice &device, const QString &name, FeedVisitor &visitor);

    void refuse(const QString &name, const Error &error, bool asked);
    void report(qint64 done, qint64 total, const QString &subject) const;
    [[nodiscard]] QDateTime dateOf(const QFileInfo &file) const;

    FeedWriter m_writer;
    QList<FeedDescription> m_feeds; ///< All there are.
    FeedTaker m_taker;
    QDateTime m_now;
    const ProgressFunction &m_progress;
    std::stop_token m_stop;
    BundlePolicy m_bundles;
    ImportReport m_report;
    QMap<QString, FeedState> m_touched; ///< Origin and skipped of this import, per feed.
    QSet<QString> m_seenPaths;
    std::vector<PackedBundle> m_packed; ///< In the file that was read last.
};

/** Only for lists that carry no date: a file is never older than what is in it was made, but a copy may be newer. */
QDateTime Importer::dateOf(const QFileInfo &file) const
{
    const auto date = file.lastModified().toUTC();
    return m_writer.plausible(date).isValid() ? date : m_now;
}

void Importer::report(qint64 done, qint64 total, const QString &subject) const
{
    if (m_progress)
        m_progress({ProgressStage::ReadingFile, done, total, subject});
}

Result<void> Importer::checkStop() const
{
    if (m_stop.stop_requested())
        return fail(Error::Code::Cancelled, u"import"_s);
    return {};
}

void Importer::refuse(const QString &name, const Error &error, bool asked)
{
    ImportedFile file;
    file.name = name;
    file.ignored = !asked && error.code == Error::Code::UnknownFormat;
    file.refused = !file.ignored;
    file.refusal = error;
    m_report.files.append(file);
}

Result<void> Importer::addPath(const QString &path)
{
    PW_TRY_VOID(checkStop());
    const QFileInfo info(path);
    const QString name = info.fileName().isEmpty() ? path : info.fileName();
    if (info.isDir())
        return addFolder(info.absoluteFilePath());
    if (!info.exists())
        refuse(name, {Error::Code::FileMissing, name, u"there is no such file"_s}, true);
    else if (!info.isFile()) // A pipe or a device could go on for ever.
        refuse(name, {Error::Code::FileUnreadable, name, u"not a file"_s}, true);
    else
        return addFile(info.absoluteFilePath(), true);
    return {};
}

Result<void> Importer::addFolder(const QString &folder)
{
    QList<QString> files;
    QDirIterator walk(folder, QDir::Files | QDir::NoSymLinks | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        PW_TRY_VOID(checkStop());
        files.append(walk.next());
    }
    std::sort(files.begin(), files.end());
    const auto before = m_report.files.size();
    PW_TRY_VOID(addBundleFolders(&files));
    PW_TRY_VOID(addLooseRecords(folder, &files));
    for (const auto &file : std::as_const(files))
        PW_TRY_VOID(addFile(file, false));
    const bool anything = std::any_of(m_report.files.cbegin() + before, m_report.files.cend(),
                                      [](const ImportedFile &file) { return !file.ignored; });
    if (!anything) {
        const QString name = QDir(folder).dirName();
        const auto named =
            std::find_if(m_report.files.cbegin() + before, m_report.files.cend(),
                         [](const ImportedFile &file) { return !unusedFormatName(file.refusal).isEmpty(); });
        const auto detail = named != m_report.files.cend() ? named->refusal.detail : u"no feed in this folder"_s;
        refuse(name, {Error::Code::UnknownFormat, name, detail}, true);
    }
    return {};
}

/** Some computers unpack of their own accord what is put on a stick: the files of a bundle mean nothing one by one. */
Result<void> Importer::addBundleFolders(QList<QString> *files)
{
    QList<QString> bundles;
    for (const auto &path : std::as_const(*files)) {
        const QFileInfo info(path);
        if (info.fileName() == "manifest.json"_L1 && looksLikeBundleFolder(info.path()))
            bundles.append(info.path());
    }
    for (const auto &bundle : std::as_const(bundles)) {
        PW_TRY_VOID(addBundleFolder(bundle));
        const auto contents = bundle + "/feeds/"_L1;
        files->removeIf([&](const QString &path) {
            return path.startsWith(contents) || path == bundle + "/manifest.json"_L1
                || path == bundle + "/manifest.json.minisig"_L1;
        });
    }
    return {};
}

Result<void> Importer::addBundleFolder(const QString &folder)
{
    Intake intake;
    intake.name = QDir(folder).dirName();
    intake.fileDate = m_now;
    intake.packed = true;
    report(0, 0, intake.name);
    PW_TRY_VOID(m_writer.beginFile());
    const auto take = [&](const BundleContent &content) { return m_taker.takeBundlePart(content, &intake); };
    const auto accept = m_bundles.accept(folder, {});
    const auto outcome = visitBundleFolder(folder, intake.name, m_bundles.trusted(), accept, take, m_stop);
    return close(std::move(intake), outcome ? Result<void>() : fail(outcome.error()), true, {});
}

/** Thousands of records side by side are one thing to the owner: they get one row. Takes them off the list. */
Result<void> Importer::addLooseRecords(const QString &folder, QList<QString> *files)
{
    Intake intake;
    intake.name = QDir(folder).dirName();
    intake.packed = true;
    QList<QString> rest;
    qint64 done = 0;
    for (const auto &path : std::as_const(*files)) {
        PW_TRY_VOID(checkStop());
        if (++done % progressStep == 0)
            report(done, files->size(), intake.name);
        QFile file(path);
        QByteArray bytes;
        if (file.size() <= looseRecordBytes && file.open(QIODevice::ReadOnly)
            && recogniseContainer(file.peek(512)) == ContainerKind::None)
            bytes = readWhole(file);
        if (bytes.isEmpty() || !FeedTaker::isRecord(recogniseFeed(bytes))) {
            rest.append(path);
            continue;
        }
        m_seenPaths.insert(QFileInfo(path).canonicalFilePath());
        intake.fileDate = dateOf(QFileInfo(path));
        PW_TRY_VOID(addLooseRecord(bytes, QDir(folder).relativeFilePath(path), &intake));
    }
    *files = rest;
    if (intake.rows.isEmpty() && intake.other == 0)
        return m_writer.isInFile() ? m_writer.dropFile() : Result<void>();
    return close(std::move(intake), {}, true, {});
}

Result<void> Importer::addLooseRecord(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const auto hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    PW_TRY(const bool known, isKnown(hash, intake));
    if (known)
        return {};
    if (!m_writer.isInFile())
        PW_TRY_VOID(m_writer.beginFile());
    const auto before = intake->rows;
    PW_TRY_VOID(m_taker.take(bytes, place, intake));
    for (const auto &row : std::as_const(intake->rows)) {
        const auto held = before.value(row.feed);
        const KnownFile gave{row.feed, row.records + row.unchanged - held.records - held.unchanged,
                             row.skippedCount - held.skippedCount, 0, row.setApart - held.setApart};
        if (gave.records + gave.skipped + gave.setApart > 0)
            PW_TRY_VOID(m_writer.remember(hash, parserRules, gave));
    }
    return {};
}

/** Whether it was read by the same rules before; then its rows say what it gave. */
Result<bool> Importer::isKnown(const QByteArray &hash, Intake *intake)
{
    PW_TRY(const auto known, m_writer.known(hash, parserRules));
    for (const auto &part : known) {
        auto &row = intake->row(part.feed);
        row.unchanged += part.records;
        row.skippedCount += part.skipped;
        row.other += part.other;
        row.setApart += part.setApart;
    }
    return !known.isEmpty();
}

Result<void> Importer::addFile(const QString &path, bool asked)
{
    PW_TRY_VOID(checkStop());
    const QFileInfo info(path);
    if (m_seenPaths.contains(info.canonicalFilePath()))
        return {};
    m_seenPaths.insert(info.canonicalFilePath());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        refuse(info.fileName(), {Error::Code::FileUnreadable, info.fileName(), file.errorString()}, true);
        return {};
    }
    PW_TRY_VOID(addDevice(file, {path, {}, asked}));
    for (auto &bundle : std::exchange(m_packed, {}))
        PW_TRY_VOID(addDevice(*bundle.file, {path, bundle.path, true}));
    return {};
}

Result<void> Importer::addDevice(QIODevice &device, const Source &source)
{
    const QFileInfo info(source.path);
    Intake intake;
    intake.name = source.inside.isEmpty() ? info.fileName() : info.fileName() + ": "_L1 + source.inside;
    intake.fileDate = dateOf(info);
    report(0, device.size(), intake.name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!device.seek(0) || !hash.addData(&device) || !device.seek(0)) {
        refuse(intake.name, {Error::Code::FileUnreadable, intake.name, device.errorString()}, true);
        return {};
    }
    PW_TRY(const bool known, isKnown(hash.result(), &intake));
    if (known) {
        for (const auto &row : std::as_const(intake.rows))
            m_report.files.append(row);
        return {};
    }
    PW_TRY_VOID(m_writer.beginFile());
    const auto outcome = readContainer(device, source, &intake);
    if (!outcome)
        m_packed.clear(); // Nothing of it is used.
    else if (!m_packed.empty() && intake.rows.isEmpty())
        return m_writer.dropFile(); // There is nothing to say of the wrapping.
    // With bundles in it, it has to be opened the next time as well: they may be taken then.
    return close(std::move(intake), outcome, source.asked, m_packed.empty() ? hash.result() : QByteArray());
}

/** What looks like a damaged record is one where there are whole ones beside it; else it is something else. */
void settleGuesses(Intake *intake)
{
    const auto feed = u"osv-debian"_s;
    if (intake->rows.contains(feed))
        intake->skip(feed, intake->guesses);
    else
        intake->other += intake->guesses.size();
}

/** Why nothing of it is used; nothing when something is. */
std::optional<Error> refusalOf(const Intake &intake, const Result<void> &outcome)
{
    if (!outcome)
        return outcome.error();
    if (intake.rows.isEmpty())
        return intake.unknown.value_or(
            Error{Error::Code::UnknownFormat, intake.name, u"no records of a feed that is followed"_s});
    const bool nothing = std::all_of(intake.rows.cbegin(), intake.rows.cend(), [](const ImportedFile &row) {
        return !row.refused && row.records + row.unchanged + row.setApart == 0;
    });
    if (nothing)
        return intake.rows.first().skipped.value(0);
    return std::nullopt;
}

/** Keeps or drops what a file brought, and writes its rows. */
Result<void> Importer::close(Intake intake, const Result<void> &outcome, bool asked, const QByteArray &hash)
{
    if (!outcome && endsEverything(outcome.error().code))
        return fail(outcome.error());
    settleGuesses(&intake);
    if (const auto refusal = refusalOf(intake, outcome)) {
        refuse(intake.name, *refusal, asked);
        return m_writer.isInFile() ? m_writer.dropFile() : Result<void>();
    }
    intake.rows.first().other += intake.other;
    for (const auto &row : std::as_const(intake.rows)) {
        m_report.files.append(row);
        if (row.refused)
            continue;
        if (!hash.isEmpty())
            PW_TRY_VOID(m_writer.remember(
                hash, parserRules, {row.feed, row.records + row.unchanged, row.skippedCount, row.other, row.setApart}));
        if (row.records + row.setApart == 0)
            continue;
        m_report.changed = m_report.changed || m_writer.isInFile();
        auto &state = m_touched[row.feed];
        state.origin = intake.name;
        state.skipped += row.skippedCount;
    }
    m_taker.keep(intake);
    return m_writer.isInFile() ? m_writer.keepFile() : Result<void>();
}

Result<void> Importer::readContainer(QIODevice &device, const Source &source, Intake *intake)
{
    if (looksLikeBundle(device, intake->name))
        return readBundle(device, source, intake);
    const auto head = device.peek(4096);
    qint64 seen = 0;
    const auto each = [&] {
        if (seen++ % progressStep == 0)
            report(device.pos(), device.size(), intake->name);
    };
    const auto depth = source.inside.isEmpty() ? FeedVisitor::Depth::Outermost : FeedVisitor::Depth::Inner;
    FeedVisitor visitor(m_taker, *intake, depth, each);
    if (recogniseContainer(head) != ContainerKind::None) {
        intake->packed = true;
        PW_TRY_VOID(visitArchiveStreaming(device, intake->name, visitor, {}, m_stop));
        m_packed = visitor.takeBundles();
        return visitor.finish();
    }
    PW_TRY(const auto way, visitor.begin({{}, device.size(), ContainerKind::None, head}));
    if (way == EntryWay::Skip)
        return {};
    if (way == EntryWay::Whole && device.size() > maxPlainBytes)
        return fail(Error::Code::FileTooLarge, intake->name, u"larger than 256 MiB"_s);
    return way == EntryWay::Whole ? m_taker.take(readWhole(device), intake->name, intake)
                                  : readPieces(device, intake->name, visitor);
}

Result<void> Importer::readBundle(QIODevice &device, const Source &source, Intake *intake)
{
    intake->packed = true;
    const auto take = [&](const BundleContent &content) {
        report(device.pos(), device.size(), intake->name);
        return m_taker.takeBundlePart(content, intake);
    };
    const auto accept = m_bundles.accept(source.path, source.inside);
    PW_TRY_VOID(visitBundle(device, intake->name, m_bundles.trusted(), accept, take, m_stop));
    return {};
}

Result<void> Importer::readPieces(QIODevice &device, const QString &name, FeedVisitor &visitor)
{
    constexpr qint64 pieceBytes = qint64(256) << 10;
    while (!device.atEnd()) {
        PW_TRY_VOID(checkStop());
        const auto piece = device.read(pieceBytes);
        if (piece.isEmpty())
            return fail(Error::Code::FileUnreadable, name, device.errorString());
        PW_TRY_VOID(visitor.piece(piece));
    }
    PW_TRY_VOID(visitor.end());
    return visitor.finish();
}

/** Whether something was given that the database has. */
bool isAnythingHeld(const ImportReport &report)
{
    return std::any_of(report.files.begin(), report.files.end(),
                       [](const ImportedFile &file) { return !file.refused && !file.ignored; });
}

Result<ImportReport> Importer::finish()
{
    PW_TRY_VOID(checkStop());
    // What an earlier version of the program took in is known by its hash, and yet has to be indexed.
    PW_TRY(const bool indexed, m_writer.isIndexed(documentRules));
    m_report.changed = m_report.changed || (!indexed && isAnythingHeld(m_report));
    if (m_report.changed) {
        if (m_progress)
            m_progress({ProgressStage::WritingDatabase, 0, 0, {}});
        PW_TRY_VOID(m_writer.beginFile());
        for (const auto &known : std::as_const(m_feeds)) {
            if (!m_touched.contains(known.id))
                continue;
            auto state = missingFeed(known);
            state.origin = m_touched[known.id].origin;
            state.skipped = m_touched[known.id].skipped;
            state.dateSource = m_taker.isUndated(known.id) ? FeedDateSource::File : FeedDateSource::Maker;
            const auto list = m_taker.lists().constFind(known.id);
            const bool whole = list != m_taker.lists().constEnd();
            PW_TRY_VOID(m_writer.updateFeed(state, whole ? std::optional(*list) : std::nullopt));
        }
        PW_TRY_VOID(m_writer.keepFile());
        PW_TRY_VOID(m_writer.indexDocuments(documentRules, indexDocument));
    }
    m_report.doubted = m_bundles.doubted();
    PW_TRY(m_report.feeds, m_writer.states());
    for (auto &feed : m_report.feeds)
        feed.kind = m_taker.kindOf(feed.id);
    PW_TRY_VOID(checkStop());
    if (m_report.changed)
        PW_TRY_VOID(m_writer.publish());
    return std::move(m_report);
}

} // namespace

Result<ImportReport> importFeeds(const QString &dataDir, const QList<QString> &paths, const QDateTime &now,
                                 const ProgressFunction &progress, std::stop_token stop, const ImportOptions &options)
{
    PW_TRY(auto writer, FeedWriter::begin(dataDir, now));
    Importer importer(std::move(writer), now, progress, std::move(stop), {trustedBundleKeys(dataDir), options},
                      allFeeds(loadFeedSources(dataDir)));
    for (const auto &path : paths)
        PW_TRY_VOID(importer.addPath(path));
    return importer.finish();
}

} // namespace Patchwijzer
