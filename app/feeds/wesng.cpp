// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/wesng.h"

#include "core/sortunique.h"
#include "feeds/csvreader.h"
#include "feeds/cveid.h"
#include "feeds/plaintext.h"
#include "feeds/stringpool.h"
#include "feeds/timestamp.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <vector>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxBytes = qint64(2) << 30; // 136 MB in 2026.
constexpr qsizetype maxFacts = 2'000'000;    // 34,243 in 2026.
constexpr qsizetype maxSkipped = 1'000;
constexpr qsizetype maxName = 300;
constexpr qsizetype maxLinks = 100; // Of one CVE.

/** "5034122", or a service pack such as "SP81U1X86". */
bool isKb(QByteArrayView text)
{
    const bool pack = text.startsWith("SP");
    if (text.size() < (pack ? 4 : 6) || text.size() > (pack ? 16 : 8))
        return false;
    return std::all_of(text.begin(), text.end(),
                       [pack](char c) { return (c >= '0' && c <= '9') || (pack && c >= 'A' && c <= 'Z'); });
}

/** Calls @p take with every word between separators; tags and line ends stand between numbers now and then. */
template<typename Take>
void forEachWord(QByteArrayView text, Take take)
{
    const auto separates = [](char c) { return c == ';' || c == ',' || c == '<' || c == '>' || (c >= 0 && c <= ' '); };
    auto at = text.begin();
    while (at != text.end()) {
        at = std::find_if_not(at, text.end(), separates);
        const auto end = std::find_if(at, text.end(), separates);
        if (at != end)
            take(QByteArrayView(at, end));
        at = end;
    }
}

/** 0 for a severity we do not know, such as "System.Object[]". */
int rankOf(QByteArrayView severity)
{
    constexpr std::array<QByteArrayView, 4> ranks{"Low", "Moderate", "Important", "Critical"};
    const auto found = std::find(ranks.begin(), ranks.end(), severity);
    return found == ranks.end() ? 0 : int(found - ranks.begin()) + 1;
}

QString severityOf(int rank)
{
    const std::array<QString, 5> names{QString(), u"Low"_s, u"Moderate"_s, u"Important"_s, u"Critical"_s};
    return names[size_t(rank)];
}

/** "20260626" */
QDate dateOf(QByteArrayView text)
{
    text = text.trimmed();
    if (text.size() != 8)
        return {};
    auto dashed = text.toByteArray();
    dashed.insert(6, '-').insert(4, '-');
    return parseIsoDate({dashed.constData(), size_t(dashed.size())});
}

/** A fact while it grows: numbers in a pool, in the order of the rows, repeated as they come. */
struct Draft {
    quint32 kb = 0;
    quint32 product = 0;
    QDate posted;
    int rank = 0;
    std::vector<quint32> components;
    std::vector<quint32> supersedes;
    std::vector<quint32> cves;
};

/** Rows that belong together follow each other: the last number is nearly always the next one. */
void add(std::vector<quint32> *numbers, quint32 number)
{
    if (numbers->empty() || numbers->back() != number)
        numbers->push_back(number);
}

} // namespace

class WesngReader::Private
{
public:
    explicit Private(const QString &file)
        : where(file)
    {
    }

    [[nodiscard]] Result<void> readRecords();
    [[nodiscard]] Result<void> readHeadings();
    [[nodiscard]] Result<void> readRow();
    void skip(const QString &detail);
    void readExploits(QByteArrayView links, const std::vector<quint32> &named);
    [[nodiscard]] std::vector<quint32> cvesOf(QByteArrayView text);
    [[nodiscard]] QList<QString> texts(std::vector<quint32> numbers) const;
    [[nodiscard]] WesngDefinitions result();

    enum Column { Posted, Cve, Kb, Product, Component, Severity, Supersedes, Exploits, ColumnCount };

    QString where;
    CsvReader csv;
    qint64 bytes = 0;
    bool headed = false;
    size_t width = 0;
    std::array<int, ColumnCount> columns{};
    StringPool pool;
    std::vector<Draft> drafts;
    QHash<quint64, size_t> index; ///< KB and product -> draft.
    QHash<quint32, std::vector<quint32>> exploits;
    WesngDefinitions definitions;
};

void WesngReader::Private::skip(const QString &detail)
{
    ++definitions.skippedCount;
    if (definitions.skipped.size() < maxSkipped)
        definitions.skipped.append({Error::Code::BadValue, where + u':' + QString::number(csv.line()), detail});
}

Result<void> WesngReader::Private::readHeadings()
{
    constexpr std::array<QByteArrayView, ColumnCount> names{
        "DatePosted",        "CVE",      "BulletinKB", "AffectedProduct",
        "AffectedComponent", "Severity", "Supersedes", "Exploits"};
    for (size_t i = 0; i < names.size(); ++i) {
        columns[i] = csv.column(names[i]);
        if (columns[i] < 0)
            return fail(Error::Code::UnknownFormat, where, u"not a table of definitions"_s);
    }
    width = csv.fields().size();
    headed = true;
    return {};
}

/** The CVEs in a cell: one, sometimes two glued together, sometimes in small letters or with a remark behind. */
std::vector<quint32> WesngReader::Private::cvesOf(QByteArrayView text)
{
    std::vector<quint32> found;
    if (auto plain = cveOf(text); !plain.isEmpty()) {
        found.push_back(pool.number(text));
        return found;
    }
    const auto upper = text.first(std::min<qsizetype>(text.size(), 200)).toByteArray().toUpper();
    for (auto at = upper.indexOf("CVE-"); at >= 0; at = upper.indexOf("CVE-", at + 4)) {
        auto end = at + 4;
        while (end < upper.size() && ((upper[end] >= '0' && upper[end] <= '9') || upper[end] == '-'))
            ++end;
        const auto id = QByteArrayView(upper).sliced(at, end - at);
        if (!cveOf(id).isEmpty())
            found.push_back(pool.number(id));
    }
    return found;
}

void WesngReader::Private::readExploits(QByteArrayView links, const std::vector<quint32> &named)
{
    forEachWord(links, [&](QByteArrayView word) {
        if (webLink(word).isEmpty())
            return;
        const auto link = pool.number(word);
        for (const auto cve : named) {
            auto &known = exploits[cve];
            if (std::find(known.begin(), known.end(), link) == known.end() && qsizetype(known.size()) < maxLinks)
                known.push_back(link);
        }
    });
}

Result<void> WesngReader::Private::readRow()
{
    const auto cell = [this](Column column) { return csv.field(columns[column]); };
    ++definitions.rows;
    const auto posted = dateOf(cell(Posted));
    const auto product = cell(Product).trimmed();
    if (csv.fields().size() != width || !posted.isValid() || product.isEmpty() || product.size() > maxName) {
        skip(u"not as many cells as there are headings, no day or no product"_s);
        return {};
    }
    definitions.newest = definitions.newest.isValid() ? std::max(definitions.newest, posted) : posted;
    const auto cves = cvesOf(cell(Cve).trimmed());
    if (!cell(Exploits).isEmpty())
        readExploits(cell(Exploits), cves);
    auto kb = cell(Kb).trimmed();
    if (kb.startsWith("KB"))
        kb = kb.sliced(2);
    if (!isKb(kb)) {
        ++definitions.withoutKb;
        return {};
    }
    const auto kbNumber = pool.number(kb);
    const auto productNumber = pool.number(product);
    if (pool.text(productNumber).isEmpty()) {
        skip(u"a product without a name"_s);
        return {};
    }
    const auto key = quint64(kbNumber) << 32 | productNumber;
    const auto known = index.constFind(key);
    const auto at = known == index.constEnd() ? drafts.size() : *known;
    if (at == drafts.size()) {
        if (qsizetype(at) >= maxFacts)
            return fail(Error::Code::FileTooLarge, where, u"too many updates"_s);
        index.insert(key, at);
        drafts.push_back({kbNumber, productNumber, posted, 0, {}, {}, {}});
    }
    auto &draft = drafts[at];
    draft.posted = std::min(draft.posted, posted);
    draft.rank = std::max(draft.rank, rankOf(cell(Severity)));
    if (const auto component = cell(Component).trimmed(); component.size() <= maxName) {
        if (const auto number = pool.number(component); !pool.text(number).isEmpty())
            add(&draft.components, number);
    }
    for (const auto cve : cves)
        add(&draft.cves, cve);
    forEachWord(cell(Supersedes), [&](QByteArrayView word) {
        if (isKb(word) && word != kb)
            add(&draft.supersedes, pool.number(word));
    });
    return {};
}

Result<void> WesngReader::Private::readRecords()
{
    for (auto next = csv.next(); next == CsvReader::Next::Record || next == CsvReader::Next::Broken;
         next = csv.next()) {
        if (next == CsvReader::Next::Broken) {
            if (!headed)
                return fail(Error::Code::UnknownFormat, where, u"not a table of definitions"_s);
            ++definitions.rows;
            skip(u"a row that cannot be read"_s);
        } else if (!headed) {
            PW_TRY_VOID(readHeadings());
        } else if (!csv.field(0).startsWith('#')) { // A remark.
            PW_TRY_VOID(readRow());
        }
    }
    return {};
}

QList<QString> WesngReader::Private::texts(std::vector<quint32> numbers) const
{
    sortUnique(&numbers);
    QList<QString> result;
    result.reserve(qsizetype(numbers.size()));
    for (const auto number : numbers)
        result.append(pool.text(number));
    std::sort(result.begin(), result.end());
    return result;
}

WesngDefinitions WesngReader::Private::result()
{
    std::sort(drafts.begin(), drafts.end(), [this](const Draft &lhs, const Draft &rhs) {
        return lhs.kb == rhs.kb ? pool.text(lhs.product) < pool.text(rhs.product)
                                : pool.text(lhs.kb) < pool.text(rhs.kb);
    });
    definitions.facts.reserve(qsizetype(drafts.size()));
    for (auto &draft : drafts) {
        definitions.facts.append({pool.text(draft.kb), pool.text(draft.product), draft.posted, severityOf(draft.rank),
                                  texts(std::move(draft.components)), texts(std::move(draft.supersedes)),
                                  texts(std::move(draft.cves))});
    }
    for (auto it = exploits.cbegin(); it != exploits.cend(); ++it)
        definitions.exploits.append({pool.text(it.key()), texts(it.value())});
    std::sort(definitions.exploits.begin(), definitions.exploits.end(),
              [](const PublishedExploit &lhs, const PublishedExploit &rhs) { return lhs.cve < rhs.cve; });
    return std::move(definitions);
}

WesngReader::WesngReader(const QString &where)
    : d(std::make_unique<Private>(where))
{
}

WesngReader::~WesngReader() = default;

Result<void> WesngReader::feed(const QByteArray &bytes)
{
    d->bytes += bytes.size();
    if (d->bytes > maxBytes)
        return fail(Error::Code::FileTooLarge, d->where, u"larger than 2 GiB"_s);
    d->csv.feed(bytes);
    return d->readRecords();
}

Result<WesngDefinitions> WesngReader::finish()
{
    d->csv.finish();
    PW_TRY_VOID(d->readRecords());
    if (!d->headed)
        return fail(Error::Code::UnknownFormat, d->where, u"not a table of definitions"_s);
    if (d->definitions.rows == d->definitions.skippedCount)
        return fail(Error::Code::BadValue, d->where, u"not a single readable row"_s);
    return d->result();
}

Result<WesngDefinitions> parseWesng(const QByteArray &csv, const QString &where)
{
    WesngReader reader(where);
    PW_TRY_VOID(reader.feed(csv));
    return reader.finish();
}

} // namespace Patchwijzer
