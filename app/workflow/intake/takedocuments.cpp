// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/largebuffer.h"
#include "core/sortunique.h"
#include "feeds/claims/documentclaims.h"
#include "feeds/csaf/csafadvisory.h"
#include "feeds/csaf/csafparser.h"
#include "feeds/csaf/validation/csafvalidator.h"
#include "feeds/cveparser.h"
#include "feeds/debiansupport.h"
#include "feeds/distroinfo.h"
#include "feeds/endoflife.h"
#include "feeds/msrccvrf.h"
#include "feeds/nvd/nvdrecord.h"
#include "feeds/wingetindex.h"
#include "workflow/intake/feedtaker.h"
#include "workflow/wingetlist.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

// Documents: kept as they came, once it is known that they can be read.
namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype titleLength = 300;

QList<QString> cvesOf(const CsafDocument &document)
{
    QList<QString> cves;
    for (const auto &vulnerability : document.vulnerabilities)
        cves.append(vulnerability.cve);
    return sortedFilled(cves);
}

struct Judgement {
    DocumentState state = DocumentState::Valid;
    QString reason;
};

/** The mandatory rules it breaks, "schema, 6.1.7"; empty when none, or when its version has no rules that we know. */
QString brokenRules(const CsafJson &json)
{
    const auto validation = validateCsaf(json);
    if (validation)
        return validation->failed().join(u", "_s);
    return validation.error().code == Error::Code::UnknownFormat ? QString()
                                                                 : "not checked: "_L1 + validation.error().detail;
}

/** A large document's bytes while it is read, which takes more memory than anything else: packed. */
class PutAside
{
public:
    explicit PutAside(QByteArray bytes)
        : m_packed(bytes.size() >= largeBytes)
        , m_bytes(m_packed ? qCompress(bytes, 1) : std::move(bytes))
    {
    }
    [[nodiscard]] QByteArray bytes() const
    {
        if (!m_packed)
            return m_bytes;
        auto bytes = qUncompress(m_bytes);
        bytes.reserve(roomFor(bytes.size()));
        return bytes;
    }

private:
    static constexpr qsizetype largeBytes = qsizetype(4) << 20;
    bool m_packed;
    QByteArray m_bytes;
};

/** The mandatory tests are those of CSAF 2.0: a document of another version cannot be held to them. */
Judgement judge(const CsafDocument &document, const QString &broken, bool lenient)
{
    if (document.tracking.status == CsafDocumentStatus::Draft)
        return {DocumentState::SetApart, u"draft"_s};
    if (document.version != CsafVersion::V20)
        return {DocumentState::Unchecked, "CSAF "_L1 + document.versionText};
    if (broken.isEmpty())
        return {};
    return {lenient ? DocumentState::Lenient : DocumentState::SetApart, broken};
}

} // namespace

Result<FeedWriter::Outcome> FeedTaker::putDocument(const FeedDocument &document, Intake *intake)
{
    PW_TRY(const auto outcome, m_writer.put(document));
    if (document.state == DocumentState::SetApart)
        ++intake->row(document.feed).setApart;
    else if (outcome != FeedWriter::Outcome::Contradicts)
        intake->count(document.feed, outcome);
    return outcome;
}

Result<void> FeedTaker::put(const FeedDocument &document, Intake *intake)
{
    PW_TRY_VOID(putDocument(document, intake));
    return {};
}

Result<void> FeedTaker::takeCsaf(QByteArray bytes, const QString &place, Intake *intake)
{
    if (const auto parsed = m_csaf.parse(bytes, place); !parsed)
        return refuse(otherCsafFeed.toString(), parsed.error(), intake);
    // Never the document, what was taken apart of it and what was made of it at once: some are large.
    const PutAside original(std::move(bytes));
    const auto broken = brokenRules(m_csaf);
    const auto reading = parseCsaf(m_csaf);
    m_csaf.clear();
    if (!reading)
        return refuse(otherCsafFeed.toString(), reading.error(), intake);
    const auto &csaf = reading->document;
    FeedDocument document;
    document.feed = m_publishers.feedOf(csaf.publisher.space);
    document.key = csaf.publisher.space + u'/' + csaf.tracking.id;
    document.title = csaf.title.left(titleLength);
    document.revision = csaf.tracking.currentRelease;
    document.version = csaf.tracking.version;
    document.kind = DocumentKind::Csaf;
    const auto verdict = judge(csaf, broken, m_feeds.value(document.feed).lenient);
    document.state = verdict.state;
    document.reason = verdict.reason;
    document.cves = cvesOf(csaf);
    addParts(csaf, &document);
    document.shareable = csaf.tlp == CsafTlp::Clear;
    document.bytes = original.bytes();
    if (document.state == DocumentState::SetApart)
        intake->note(document.feed, {Error::Code::CsafInvalid, place, document.reason});
    PW_TRY(const auto outcome, putDocument(document, intake));
    if (outcome == FeedWriter::Outcome::Contradicts) {
        intake->skip(document.feed,
                     {Error::Code::FeedOlder, place,
                      "version "_L1 + document.version + u" is lower than the one held, though its date is later"_s});
    }
    // Those of another version stay with the document that they were made from.
    return outcome == FeedWriter::Outcome::Taken ? putAdvisoriesOf(*reading, document) : Result<void>();
}

/** Only a distribution itself may say which versions of its packages have a leak: a document of somebody else that
 *  calls them repaired would hide it.
 */
Result<void> FeedTaker::putAdvisoriesOf(const CsafReading &reading, const FeedDocument &document)
{
    const auto ecosystems = m_feeds.value(document.feed).ecosystems;
    if (ecosystems.isEmpty())
        return {};
    PW_TRY_VOID(m_writer.removeAdvisoriesOf(document.feed, reading.document.tracking.id));
    if (document.state == DocumentState::SetApart)
        return {};
    auto advisories = advisoriesOf(reading.document, document.feed);
    for (auto &advisory : advisories) {
        advisory.affected.removeIf(
            [&](const AffectedPackage &package) { return !ecosystems.contains(package.ecosystem); });
        if (!advisory.affected.isEmpty())
            PW_TRY_VOID(m_writer.put(advisory, document.revision));
    }
    return {};
}

Result<void> FeedTaker::takeCveRecords(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"cve-list"_s;
    const auto texts = cveRecordTexts(bytes, place);
    if (!texts)
        return refuse(feed, texts.error(), intake);
    for (const auto &text : *texts) {
        const auto parsed = parseCveRecords(text, place);
        if (!parsed) {
            if (texts->size() == 1)
                return refuse(feed, parsed.error(), intake);
            intake->skip(feed, parsed.error());
            continue;
        }
        intake->skip(feed, parsed->skipped);
        const auto &record = parsed->records.first();
        FeedDocument document;
        document.feed = feed;
        document.key = record.id;
        document.title = advisoryOf(record).summary.left(titleLength);
        document.revision = record.updated;
        document.kind = DocumentKind::CveRecord;
        document.cves = {record.id};
        addParts(record, &document);
        document.bytes = text;
        PW_TRY_VOID(put(document, intake));
    }
    return {};
}

Result<void> FeedTaker::takeNvdRecords(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"nvd"_s;
    std::optional<Error> broken; // Not the list, but the database.
    std::optional<Error> first;
    qint64 good = 0;
    const auto take = [&](const QByteArray &text) -> Result<void> {
        const auto record = parseNvdRecord(text, place);
        if (!record) {
            if (first)
                intake->skip(feed, record.error());
            else
                first = record.error();
            return {};
        }
        ++good;
        FeedDocument document;
        document.feed = feed;
        document.key = record->addition ? record->id + "/addition"_L1 : record->id;
        document.title = record->summary.left(titleLength);
        document.revision = record->modified.isValid() ? record->modified : record->published;
        document.kind = DocumentKind::NvdRecord;
        document.cves = {record->id};
        addParts(*record, &document);
        document.bytes = text;
        const auto written = put(document, intake);
        if (!written)
            broken = written.error();
        return written;
    };
    const auto visited = visitNvdRecords(bytes, place, take);
    if (broken)
        return fail(*broken);
    if (!visited)
        return refuse(feed, visited.error(), intake);
    if (first && good == 0)
        return refuse(feed, *first, intake);
    if (first)
        intake->skip(feed, *first);
    return {};
}

Result<void> FeedTaker::takeMsrc(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"msrc-cvrf"_s;
    const auto parsed = parseMsrcCvrf(bytes, place);
    if (!parsed && parsed.error().code == Error::Code::UnknownFormat) {
        intake->passOver(UnusedFormat::OtherCvrf, place);
        return {};
    }
    if (!parsed)
        return refuse(feed, parsed.error(), intake);
    intake->skip(feed, parsed->skipped);
    const auto &bulletin = parsed->bulletin;
    FeedDocument document;
    document.feed = feed;
    // Others keep one file for each of a month's vulnerabilities, under the month's name.
    document.key = bulletin.id;
    if (bulletin.vulnerabilities.size() == 1)
        document.key += u'/' + bulletin.vulnerabilities.first().id;
    document.title = bulletin.title.left(titleLength);
    document.revision = bulletin.modified;
    document.kind = DocumentKind::MsrcCvrf;
    for (const auto &vulnerability : bulletin.vulnerabilities) {
        document.cves.append(vulnerability.cve);
        document.revision = std::max(document.revision, vulnerability.modified);
    }
    document.cves = sortedFilled(document.cves);
    addParts(bulletin, &document);
    document.shareable = false;
    document.bytes = bytes;
    return put(document, intake);
}

Result<void> FeedTaker::takeEndOfLife(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"endoflife"_s;
    const auto data = parseEndOfLife(bytes, place);
    if (!data)
        return refuse(feed, data.error(), intake);
    intake->skip(feed, data->skipped);
    if (data->products.size() != 1) {
        const FeedWriter::WholeList list{data->generated, data->products.size()};
        PW_TRY_VOID(takeWhole(feed, u"full"_s, DocumentKind::EndOfLife, list, bytes, intake, lifecycleKeysOf(*data)));
        return {};
    }
    FeedDocument document;
    document.feed = feed;
    document.key = "product/"_L1 + data->products.first().name;
    addParts(*data, &document);
    document.revision = data->generated;
    document.kind = DocumentKind::EndOfLife;
    document.bytes = bytes;
    return put(document, intake);
}

Result<void> FeedTaker::takeDistroInfo(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const auto info = parseDistroInfo(bytes, place);
    if (!info)
        return refuse(u"debian-releases"_s, info.error(), intake);
    const bool ubuntu = info->releases.value(0).distribution == "Ubuntu"_L1;
    const QString feed = ubuntu ? u"ubuntu-releases"_s : u"debian-releases"_s;
    intake->skip(feed, info->skipped);
    QDate newest;
    for (const auto &release : info->releases) {
        if (release.created <= m_now.date() && (!newest.isValid() || release.created > newest))
            newest = release.created;
    }
    const auto date = dateByFile(feed, newest.startOfDay(Qt::UTC), intake);
    const FeedWriter::WholeList list{date, info->releases.size()};
    PW_TRY_VOID(takeWhole(feed, u"releases"_s, DocumentKind::DistroInfo, list, bytes, intake));
    return {};
}

Result<void> FeedTaker::takeDebianSupport(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"debian-support"_s;
    // Which release it is about, nothing in it says.
    static const QRegularExpression suffix(u"\\.deb([0-9]{1,3})$"_s);
    const auto release = suffix.match(place).captured(1);
    const auto list = parseDebianSupport(bytes, place, release);
    if (!list)
        return refuse(feed, list.error(), intake);
    intake->skip(feed, list->skipped);
    const auto level = list->level == PackageSupport::Level::Ended ? u"ended"_s : u"limited"_s;
    FeedDocument document;
    document.feed = feed;
    document.key = release.isEmpty() ? level : level + u':' + release;
    document.revision = dateByFile(feed, {}, intake);
    document.kind = DocumentKind::DebianSupport;
    document.bytes = bytes;
    return put(document, intake);
}

Result<void> FeedTaker::takeWinget(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const auto index = parseWingetIndex(bytes, place);
    if (!index)
        return refuse(u"winget"_s, index.error(), intake);
    return takeIndex(*index, DocumentKind::WingetIndex, bytes, intake);
}

Result<void> FeedTaker::takeWingetDatabase(const QByteArray &bytes, const QString &place, Intake *intake)
{
    auto index = wingetIndexOf(bytes);
    if (!index && index.error().code == Error::Code::CannotWrite)
        return fail(index.error());
    if (!index) {
        if (index.error().code == Error::Code::UnknownFormat) { // Some other program's.
            ++intake->other;
            if (!intake->unknown)
                intake->unknown = Error{Error::Code::UnknownFormat, place, u"a database that is no feed"_s};
            return {};
        }
        index.error().where = place;
        return refuse(u"winget"_s, index.error(), intake);
    }
    return takeIndex(*index, DocumentKind::WingetDatabase, bytes, intake);
}

Result<void> FeedTaker::takeIndex(const WingetIndex &index, DocumentKind kind, const QByteArray &bytes, Intake *intake)
{
    const QString feed = u"winget"_s;
    intake->skip(feed, index.skipped);
    const auto date = index.newest.isValid() ? index.newest : dateByFile(feed, {}, intake);
    PW_TRY_VOID(takeWhole(feed, u"index"_s, kind, {date, index.packages.size()}, bytes, intake));
    return {};
}

Result<bool> FeedTaker::takeWhole(const QString &feed, const QString &key, DocumentKind kind,
                                  const FeedWriter::WholeList &list, const QByteArray &bytes, Intake *intake,
                                  const QList<QString> &productKeys)
{
    PW_TRY(const bool newer, mayReplace(feed, list, intake));
    if (!newer)
        return false;
    FeedDocument document;
    document.feed = feed;
    document.key = key;
    document.revision = list.date;
    document.kind = kind;
    document.productKeys = productKeys;
    document.bytes = bytes;
    PW_TRY_VOID(m_writer.put(document));
    intake->row(feed).records += list.records;
    return true;
}

} // namespace Patchwijzer
