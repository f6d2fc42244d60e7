// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/epss.h"

#include "feeds/csvreader.h"
#include "feeds/cveid.h"
#include "feeds/plaintext.h"
#include "feeds/timestamp.h"

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(256) << 20; // 11 MB for 313,089 CVEs in 2026.
constexpr qsizetype maxRows = 4'000'000;
constexpr qsizetype maxLine = 1'024;
constexpr qsizetype maxSkipped = 1'000; // One bad day, not a list as long as the feed.
constexpr qsizetype maxModel = 64;

/** The value of `key:` in one of the parts of the line before the headings. */
QByteArrayView remark(const CsvReader &csv, QByteArrayView key)
{
    for (auto field : csv.fields()) {
        if (field.startsWith('#'))
            field = field.sliced(1);
        field = field.trimmed();
        if (field.startsWith(key) && field.sliced(key.size()).startsWith(':'))
            return field.sliced(key.size() + 1).trimmed();
    }
    return {};
}

/** A number from 0 to 1; false for any other, and for what is none. */
bool readShare(QByteArrayView text, double *share)
{
    bool good = false;
    *share = text.toDouble(&good);
    return good && *share >= 0 && *share <= 1;
}

class Reader
{
public:
    explicit Reader(const QString &where)
        : m_where(where)
        , m_csv(maxLine)
    {
    }

    [[nodiscard]] Result<EpssScores> read(const QByteArray &csv);

private:
    [[nodiscard]] Result<void> readHeadings();
    void readRow();
    void skip(const QString &detail);
    void sort();

    QString m_where;
    CsvReader m_csv;
    EpssScores m_result;
    int m_cve = -1;
    int m_probability = -1;
    int m_percentile = -1;
};

void Reader::skip(const QString &detail)
{
    if (m_result.skipped.size() < maxSkipped)
        m_result.skipped.append({Error::Code::BadValue, m_where + u':' + QString::number(m_csv.line()), detail});
}

Result<void> Reader::readHeadings()
{
    auto next = m_csv.next();
    if (next == CsvReader::Next::Record && m_csv.field(0).startsWith('#')) {
        m_result.model = plainText(remark(m_csv, "model_version"), maxModel);
        const auto date = remark(m_csv, "score_date");
        m_result.scored = parseTimestamp({date.data(), size_t(date.size())});
        if (!m_result.scored.isValid())
            skip(u"no date of these scores"_s);
        next = m_csv.next();
    }
    m_cve = m_csv.column("cve");
    m_probability = m_csv.column("epss");
    m_percentile = m_csv.column("percentile");
    if (next != CsvReader::Next::Record || m_cve < 0 || m_probability < 0)
        return fail(Error::Code::UnknownFormat, m_where, u"no headings cve and epss"_s);
    return {};
}

void Reader::readRow()
{
    ExploitProbability score;
    score.cve = cveOf(m_csv.field(m_cve));
    if (score.cve.isEmpty() || !readShare(m_csv.field(m_probability), &score.probability)
        || (m_percentile >= 0 && !readShare(m_csv.field(m_percentile), &score.percentile)))
        skip(u"not a CVE id, or a number that is not from 0 to 1"_s);
    else
        m_result.scores.append(std::move(score));
}

/** Of two scores for one CVE the higher is kept: the careful choice. */
void Reader::sort()
{
    auto &scores = m_result.scores;
    const auto less = [](const ExploitProbability &lhs, const ExploitProbability &rhs) {
        return lhs.cve < rhs.cve || (lhs.cve == rhs.cve && lhs.probability > rhs.probability);
    };
    if (!std::is_sorted(scores.cbegin(), scores.cend(), less))
        std::sort(scores.begin(), scores.end(), less);
    const auto same = [](const ExploitProbability &lhs, const ExploitProbability &rhs) { return lhs.cve == rhs.cve; };
    const auto end = std::unique(scores.begin(), scores.end(), same);
    if (end == scores.end())
        return;
    const auto twice = scores.end() - end;
    scores.erase(end, scores.end());
    m_result.skipped.append({Error::Code::BadValue, m_where, u"listed twice: "_s + QString::number(twice)});
}

Result<EpssScores> Reader::read(const QByteArray &csv)
{
    m_csv.feed(csv);
    m_csv.finish();
    PW_TRY_VOID(readHeadings());
    // A number cut off is still a number, and a wrong one.
    if (!csv.endsWith('\n'))
        return fail(Error::Code::FileTruncated, m_where, u"the last line has no end"_s);
    m_result.scores.reserve(std::min(csv.size() / 34, maxRows)); // Length of a usual line.
    for (auto next = m_csv.next(); next != CsvReader::Next::End; next = m_csv.next()) {
        if (next == CsvReader::Next::Broken)
            skip(u"a line that cannot be read"_s);
        else if (m_result.scores.size() >= maxRows)
            return fail(Error::Code::FileTooLarge, m_where, u"too many lines"_s);
        else
            readRow();
    }
    if (m_result.scores.isEmpty())
        return fail(Error::Code::BadValue, m_where, u"not a single readable score"_s);
    sort();
    return std::move(m_result);
}

} // namespace

Result<EpssScores> parseEpss(const QByteArray &csv, const QString &where)
{
    if (csv.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 256 MiB"_s);
    return Reader(where).read(csv);
}

} // namespace Patchwijzer
