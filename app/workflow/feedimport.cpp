// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/feedimport.h"

#include "feeds/debianlist.h"
#include "feeds/feedcatalog.h"
#include "feeds/feedformat.h"
#include "feeds/kevcatalog.h"
#include "feeds/osvparser.h"
#include "store/feedwriter.h"
#include "transport/archive/archivereader.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <optional>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Raise it when a parser starts to understand more: files imported before are then read again. */
constexpr int parserRules = 1;
constexpr qsizetype shownErrors = 20;
constexpr qint64 maxPlainBytes = qint64(64) << 20;
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

bool looksLikeJson(const QByteArray &bytes)
{
    const auto text = bytes.left(64).trimmed();
    return text.startsWith('{') || text.startsWith("\xEF\xBB\xBF{"); // Every feed in JSON is an object.
}

/** What one file, or the loose records of one folder, gave; one row for each feed. */
struct Intake {
    QString name;
    QMap<QString, ImportedFile> rows;
    qint64 other = 0;
    std::optional<Error> unknown;      ///< The first thing in it that was not recognised.
    QMap<QString, QDateTime> released; ///< Of catalogs that replaced the one held.

    ImportedFile &row(const QString &feed)
    {
        auto &file = rows[feed];
        file.name = name;
        file.feed = feed;
        return file;
    }

    void skip(const QString &feed, const Error &error)
    {
        auto &file = row(feed);
        ++file.skippedCount;
        if (file.skipped.size() < shownErrors)
            file.skipped.append(error);
    }
};

class Importer
{
public:
    Importer(FeedWriter writer, QDateTime now, const ProgressFunction &progress, std::stop_token stop)
        : m_writer(std::move(writer))
        , m_now(std::move(now))
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
    }

    [[nodiscard]] Result<void> addPath(const QString &path);
    [[nodiscard]] Result<ImportReport> finish();

private:
    // Each of these says "an error" only for what ends the whole import.
    [[nodiscard]] Result<void> addFolder(const QString &folder);
    [[nodiscard]] Result<void> addLooseRecords(const QString &folder, QList<QString> *files);
    [[nodiscard]] Result<void> addFile(const QString &path, bool asked);
    [[nodiscard]] Result<void> close(Intake intake, const Result<void> &outcome, bool asked, const QByteArray &hash);
    [[nodiscard]] Result<void> checkStop() const;

    // These say "an error" for what refuses the file.
    [[nodiscard]] Result<void> readContainer(QFile &file, Intake *intake);
    [[nodiscard]] Result<void> takeBytes(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeRecord(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeList(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeCatalog(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> put(const Advisory &advisory, const QDateTime &revision, Intake *intake);
    void takeUnknown(const QByteArray &bytes, const QString &place, Intake *intake);

    void refuse(const QString &name, const Error &error, bool asked);
    void report(qint64 done, qint64 total, const QString &subject) const;

    FeedWriter m_writer;
    QDateTime m_now;
    const ProgressFunction &m_progress;
    std::stop_token m_stop;
    OsvParser m_osv{u"Debian"_s};
    ImportReport m_report;
    QMap<QString, FeedState> m_touched; ///< Origin and skipped of this import, per feed.
    QMap<QString, QDateTime> m_released;
    QSet<QString> m_seenPaths;
};

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
    PW_TRY_VOID(addLooseRecords(folder, &files));
    for (const auto &file : std::as_const(files))
        PW_TRY_VOID(addFile(file, false));
    const bool anything = std::any_of(m_report.files.cbegin() + before, m_report.files.cend(),
                                      [](const ImportedFile &file) { return !file.ignored; });
    if (!anything) {
        const QString name = QDir(folder).dirName();
        refuse(name, {Error::Code::UnknownFormat, name, u"no feed in this folder"_s}, true);
    }
    return {};
}

/** Thousands of OSV records side by side are one thing to the owner: they get one row. Takes them off the list. */
Result<void> Importer::addLooseRecords(const QString &folder, QList<QString> *files)
{
    Intake intake;
    intake.name = QDir(folder).dirName();
    QList<QString> rest;
    qint64 done = 0;
    PW_TRY_VOID(m_writer.beginFile());
    for (const auto &path : std::as_const(*files)) {
        PW_TRY_VOID(checkStop());
        if (++done % progressStep == 0)
            report(done, files->size(), intake.name);
        QFile file(path);
        QByteArray bytes;
        if (file.size() <= looseRecordBytes && file.open(QIODevice::ReadOnly) && looksLikeJson(file.peek(64)))
            bytes = file.readAll();
        if (bytes.isEmpty() || recogniseFeed(bytes) != FeedFormat::OsvRecord) {
            rest.append(path);
            continue;
        }
        m_seenPaths.insert(QFileInfo(path).canonicalFilePath());
        PW_TRY_VOID(takeRecord(bytes, QDir(folder).relativeFilePath(path), &intake));
    }
    *files = rest;
    if (intake.rows.isEmpty() && intake.other == 0)
        return m_writer.dropFile();
    return close(std::move(intake), {}, true, {});
}

Result<void> Importer::addFile(const QString &path, bool asked)
{
    PW_TRY_VOID(checkStop());
    const QFileInfo info(path);
    if (m_seenPaths.contains(info.canonicalFilePath()))
        return {};
    m_seenPaths.insert(info.canonicalFilePath());
    Intake intake;
    intake.name = info.fileName();
    report(0, info.size(), intake.name);
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file) || !file.seek(0)) {
        refuse(intake.name, {Error::Code::FileUnreadable, intake.name, file.errorString()}, true);
        return {};
    }
    PW_TRY(const auto known, m_writer.known(hash.result(), parserRules));
    for (const auto &part : known) {
        auto &row = intake.row(part.feed);
        row.unchanged = part.records;
        row.skippedCount = part.skipped;
        row.other = part.other;
        m_report.files.append(row);
    }
    if (!known.isEmpty())
        return {};
    PW_TRY_VOID(m_writer.beginFile());
    const auto outcome = readContainer(file, &intake);
    return close(std::move(intake), outcome, asked, hash.result());
}

/** Keeps or drops what a file brought, and writes its rows. */
Result<void> Importer::close(Intake intake, const Result<void> &outcome, bool asked, const QByteArray &hash)
{
    if (!outcome && endsEverything(outcome.error().code))
        return fail(outcome.error());
    std::optional<Error> refusal;
    if (!outcome) {
        refusal = outcome.error();
    } else if (intake.rows.isEmpty()) {
        refusal = intake.unknown.value_or(
            Error{Error::Code::UnknownFormat, intake.name, u"no records of a feed that is followed"_s});
    } else if (std::all_of(intake.rows.cbegin(), intake.rows.cend(),
                           [](const ImportedFile &row) { return !row.refused && row.records + row.unchanged == 0; })) {
        refusal = intake.rows.first().skipped.value(0);
    }
    if (refusal) {
        refuse(intake.name, *refusal, asked);
        return m_writer.dropFile();
    }
    intake.rows.first().other = intake.other;
    for (const auto &row : std::as_const(intake.rows)) {
        m_report.files.append(row);
        if (row.refused)
            continue;
        if (!hash.isEmpty())
            PW_TRY_VOID(m_writer.remember(hash, parserRules,
                                          {row.feed, row.records + row.unchanged, row.skippedCount, row.other}));
        if (row.records == 0)
            continue;
        m_report.changed = true;
        auto &state = m_touched[row.feed];
        state.origin = intake.name;
        state.skipped += row.skippedCount;
    }
    m_released.insert(intake.released);
    return m_writer.keepFile();
}

Result<void> Importer::readContainer(QFile &file, Intake *intake)
{
    if (recogniseContainer(file.peek(512)) == ContainerKind::None) {
        if (file.size() > maxPlainBytes)
            return fail(Error::Code::FileTooLarge, intake->name, u"larger than 64 MiB"_s);
        return takeBytes(file.readAll(), intake->name, intake);
    }
    qint64 seen = 0;
    const auto visit = [&](const ArchiveEntry &entry) -> Result<void> {
        if (++seen % progressStep == 0)
            report(file.pos(), file.size(), intake->name);
        return takeBytes(entry.data, intake->name + ": "_L1 + entry.path, intake);
    };
    PW_TRY_VOID(visitArchive(file, intake->name, visit, {}, m_stop));
    return {};
}

Result<void> Importer::takeBytes(const QByteArray &bytes, const QString &place, Intake *intake)
{
    switch (recogniseFeed(bytes)) {
    case FeedFormat::OsvRecord:
        return takeRecord(bytes, place, intake);
    case FeedFormat::DebianAdvisoryList:
        return takeList(bytes, place, intake);
    case FeedFormat::CisaKev:
        return takeCatalog(bytes, place, intake);
    default: // Unknown, or known and not kept yet.
        break;
    }
    takeUnknown(bytes, place, intake);
    return {};
}

/** A README between the records is nothing to worry about; a record that cannot be read is. */
void Importer::takeUnknown(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const auto record = m_osv.parse(bytes, place);
    Error error{Error::Code::UnknownFormat, place, u"not a feed that is known here"_s};
    if (!record && record.error().code != Error::Code::UnknownFormat && looksLikeJson(bytes)) {
        error = record.error();
        if (place != intake->name)
            intake->skip(u"osv-debian"_s, error);
    } else {
        ++intake->other;
    }
    if (!intake->unknown)
        intake->unknown = error;
}

Result<void> Importer::put(const Advisory &advisory, const QDateTime &revision, Intake *intake)
{
    PW_TRY(const auto outcome, m_writer.put(advisory, revision));
    auto &row = intake->row(advisory.feed);
    ++(outcome == FeedWriter::Outcome::Taken ? row.records : row.unchanged);
    return {};
}

Result<void> Importer::takeRecord(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"osv-debian"_s;
    auto record = m_osv.parse(bytes, place);
    if (!record) {
        intake->skip(feed, record.error());
        return {};
    }
    auto &advisory = record->advisory;
    advisory.feed = feed;
    if (advisory.affected.isEmpty()) {
        // It may once have spoken of Debian: then this is its correction.
        PW_TRY(const bool held, m_writer.holds(feed, advisory.id));
        if (!held) {
            ++intake->other;
            return {};
        }
    }
    return put(advisory, advisory.modified, intake);
}

/** A list as a whole is as new as its newest advisory, whatever the date of the one that was corrected. */
Result<void> Importer::takeList(const QByteArray &bytes, const QString &place, Intake *intake)
{
    PW_TRY(const auto list, parseDebianList(bytes, place));
    QDateTime newest;
    QString feed = u"debian-dsa"_s;
    for (const auto &advisory : list.advisories) {
        const auto date = m_writer.plausible(advisory.modified);
        if (!newest.isValid() || date > newest)
            newest = date;
        feed = advisory.feed;
    }
    for (const auto &advisory : list.advisories)
        PW_TRY_VOID(put(advisory, newest.isValid() ? newest : advisory.modified, intake));
    for (const auto &error : list.skipped)
        intake->skip(feed, error);
    return {};
}

Result<void> Importer::takeCatalog(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"cisa-kev"_s;
    PW_TRY(const auto catalog, parseKevCatalog(bytes, place));
    auto released = m_writer.plausible(catalog.released);
    if (!released.isValid())
        released = m_now;
    PW_TRY(const auto states, m_writer.states());
    QDateTime held = intake->released.value(feed, m_released.value(feed));
    for (const auto &state : states) {
        if (state.id == feed && (!held.isValid() || state.dataDate > held))
            held = state.dataDate;
    }
    auto &row = intake->row(feed);
    for (const auto &error : catalog.skipped)
        intake->skip(feed, error);
    if (held.isValid() && released <= held) {
        row.unchanged = catalog.entries.size();
        row.refused = released < held;
        if (row.refused)
            row.refusal = {Error::Code::FeedOlder, intake->name,
                           u"released "_s + released.toString(Qt::ISODate) + ", held "_L1 + held.toString(Qt::ISODate)};
        return {};
    }
    PW_TRY_VOID(m_writer.replaceExploited(catalog.entries));
    intake->released[feed] = released;
    row.records = catalog.entries.size();
    return {};
}

Result<ImportReport> Importer::finish()
{
    PW_TRY_VOID(checkStop());
    if (m_report.changed) {
        if (m_progress)
            m_progress({ProgressStage::WritingDatabase, 0, 0, {}});
        PW_TRY_VOID(m_writer.beginFile());
        const auto catalog = feedCatalog();
        for (const auto &known : catalog) {
            if (!m_touched.contains(known.id))
                continue;
            auto state = known;
            state.origin = m_touched[known.id].origin;
            state.skipped = m_touched[known.id].skipped;
            PW_TRY_VOID(m_writer.updateFeed(state, m_released.value(known.id)));
        }
        PW_TRY_VOID(m_writer.keepFile());
    }
    PW_TRY(m_report.feeds, m_writer.states());
    PW_TRY_VOID(checkStop());
    if (m_report.changed)
        PW_TRY_VOID(m_writer.publish());
    return std::move(m_report);
}

} // namespace

Result<ImportReport> importFeeds(const QString &dataDir, const QList<QString> &paths, const QDateTime &now,
                                 const ProgressFunction &progress, std::stop_token stop)
{
    PW_TRY(auto writer, FeedWriter::begin(dataDir, now));
    Importer importer(std::move(writer), now, progress, std::move(stop));
    for (const auto &path : paths)
        PW_TRY_VOID(importer.addPath(path));
    return importer.finish();
}

} // namespace Patchwijzer
