// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "feeds/claims/csafstatement.h"
#include "feeds/csaf/csafparser.h"
#include "workflow/csafdesk.h"
#include "workflow/csafheld.h"
#include "workflow/csafmatching.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

bool holdsText(const QList<QString> &texts, const QString &search)
{
    return search.isEmpty() || std::any_of(texts.begin(), texts.end(), [&](const QString &text) {
               return text.contains(search, Qt::CaseInsensitive);
           });
}

bool letsThrough(const CsafMatchFilter &filter, const CsafRow &row)
{
    const auto &[match, document, asset] = row;
    const auto &key = match.found.key;
    if (document.removedAt.isValid() || match.found.confidence < filter.confidence)
        return false;
    if ((!match.holds() && !filter.ended) || (filter.newOnly && match.news == MatchNews::Known))
        return false;
    if (filter.mark && match.mark != *filter.mark)
        return false;
    if (!filter.document.isEmpty() && key.document.id != filter.document
        && key.document.publisher + u'/' + key.document.id != filter.document)
        return false;
    if (!filter.asset.isEmpty() && asset.id != filter.asset
        && asset.name.compare(filter.asset, Qt::CaseInsensitive) != 0)
        return false;
    const QList<QString> texts{key.document.id, document.title, key.vulnerability, asset.name, asset.publisher};
    return holdsText(texts + match.found.statement, filter.search);
}

/** What comes first is smallest. Everything else decides where that is the same, so that the order is always one. */
auto orderKey(const CsafRow &row, CsafOrder order)
{
    double number = 0;
    QString text;
    switch (order) {
    case CsafOrder::Score:
        number = -row.match.found.score;
        break;
    case CsafOrder::Released:
        number = -double(row.document.released.toMSecsSinceEpoch());
        break;
    case CsafOrder::Document:
        break;
    case CsafOrder::Publisher:
        text = row.match.found.key.document.publisher;
        break;
    case CsafOrder::Asset:
        text = row.asset.name.toCaseFolded();
        break;
    case CsafOrder::Mark:
        number = int(row.match.mark);
        break;
    }
    return std::make_tuple(number, text, row.match.found.key);
}

template<typename Key>
QList<QList<CsafRow>> grouped(const QList<CsafRow> &rows, Key key)
{
    QList<QList<CsafRow>> groups;
    std::map<std::decay_t<decltype(key(rows.first()))>, qsizetype> places;
    for (const auto &row : rows) {
        const auto [place, isNew] = places.try_emplace(key(row), groups.size());
        if (isNew)
            groups.append(QList<CsafRow>());
        groups[place->second].append(row);
    }
    return groups;
}

double highestScore(const CsafDocument &document)
{
    double highest = -1;
    for (const auto &vulnerability : document.vulnerabilities) {
        for (const auto &metric : vulnerability.metrics) {
            for (const auto &cvss : metric.cvss)
                highest = std::max(highest, cvss.baseScore);
        }
    }
    return highest;
}

QList<QString> productTexts(const CsafDocument &document)
{
    QList<QString> texts;
    for (int i = 0; i < int(document.products.size()); ++i) {
        const auto &product = document.products.at(i);
        texts += {product.id, product.name, csafProductText(document, i), product.path.vendor, product.helper.cpe};
        texts += product.helper.purls;
    }
    return texts;
}

/** What is kept, by document. */
struct Kept {
    std::map<CsafKey, CsafHeldDocument> documents;
    std::map<CsafKey, std::set<QString>> assets;
    std::map<CsafKey, QList<CsafComment>> comments;
};

Result<Kept> readKept(const QString &caseDir)
{
    Kept kept;
    PW_TRY(const auto state, readMatches(caseDir));
    for (const auto &document : state.documents)
        kept.documents.insert({document.key, document});
    for (const auto &match : state.matches) {
        if (match.holds())
            kept.assets[match.found.key.document].insert(match.found.key.asset);
    }
    PW_TRY(const auto comments, readComments(caseDir));
    for (const auto &comment : comments)
        kept.comments[comment.document].append(comment);
    return kept;
}

CsafListed listedOf(const FeedDocument &document, const Kept &kept)
{
    CsafListed listed;
    listed.document = headOf(document);
    const auto key = listed.document.key;
    listed.cves = document.cves;
    if (const auto held = kept.documents.find(key); held != kept.documents.end()) {
        // What was imported since the last run is newer than what is kept.
        auto mine = held->second;
        mine.version = document.version;
        mine.title = document.title;
        mine.released = document.revision;
        listed.document = mine;
    }
    if (const auto assets = kept.assets.find(key); assets != kept.assets.end())
        listed.matches = int(assets->second.size());
    if (const auto comments = kept.comments.find(key); comments != kept.comments.end())
        listed.comments = comments->second;
    return listed;
}

bool isListed(const FeedDocument &document, const CsafListFilter &filter, CsafOrder order, CsafListed *listed)
{
    if (listed->document.removedAt.isValid() != filter.removed || (filter.unread && listed->document.readAt.isValid()))
        return false;
    QList<QString> texts{listed->document.key.id, listed->document.title};
    texts += listed->cves;
    const bool found = holdsText(texts, filter.search);
    if (found && order != CsafOrder::Score)
        return true;
    const auto reading = parseCsaf(document.bytes, document.key);
    if (!reading)
        return found;
    listed->score = highestScore(reading->document);
    return found || holdsText(productTexts(reading->document), filter.search);
}

auto orderKey(const CsafListed &listed, CsafOrder order)
{
    const auto &document = listed.document;
    double number = 0;
    if (order == CsafOrder::Score)
        number = -listed.score;
    else if (order == CsafOrder::Released)
        number = -double(document.released.toMSecsSinceEpoch());
    else if (order == CsafOrder::Asset)
        number = -listed.matches;
    else if (order == CsafOrder::Mark)
        number = document.readAt.isValid() ? 1 : 0;
    return std::make_tuple(number, order == CsafOrder::Publisher ? document.key.publisher : QString(), document.key);
}

} // namespace

QString nameOf(CsafOrder value)
{
    constexpr std::array names{"cvss", "date", "document", "publisher", "asset", "status"};
    return QString::fromLatin1(names[size_t(value)]);
}

QList<CsafRow> rowsOf(const CsafState &state, const CsafMatchFilter &filter, CsafOrder order)
{
    std::map<CsafKey, const CsafHeldDocument *> documents;
    for (const auto &document : state.documents)
        documents.insert({document.key, &document});
    std::map<QString, const CsafAsset *> assets;
    for (const auto &asset : state.assets)
        assets.insert({asset.id, &asset});
    QList<CsafRow> rows;
    for (const auto &match : state.matches) {
        const auto document = documents.find(match.found.key.document);
        const auto asset = assets.find(match.found.key.asset);
        CsafRow row{match, {}, {}};
        if (document != documents.end())
            row.document = *document->second;
        if (asset != assets.end())
            row.asset = *asset->second;
        if (letsThrough(filter, row))
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end(),
              [&](const CsafRow &lhs, const CsafRow &rhs) { return orderKey(lhs, order) < orderKey(rhs, order); });
    return rows;
}

CsafCounts countsOf(const QList<CsafRow> &rows)
{
    std::map<QString, RemediationMark> least;
    std::set<QString> unseen;
    for (const auto &row : rows) {
        const auto &asset = row.match.found.key.asset;
        const auto [place, isNew] = least.try_emplace(asset, row.match.mark);
        place->second = std::min(place->second, row.match.mark);
        if (row.match.news != MatchNews::Known)
            unseen.insert(asset);
    }
    CsafCounts counts;
    counts.assets = int(least.size());
    counts.unseen = int(unseen.size());
    for (const auto &[asset, mark] : least)
        ++counts.marked[size_t(mark)];
    return counts;
}

QList<QList<CsafRow>> rowsByDocument(const QList<CsafRow> &rows)
{
    return grouped(rows, [](const CsafRow &row) { return row.match.found.key.document; });
}

QList<QList<CsafRow>> rowsByAsset(const QList<CsafRow> &rows)
{
    return grouped(rows, [](const CsafRow &row) { return row.match.found.key.asset; });
}

Result<QList<CsafListed>> listDocuments(const QString &dataDir, const QString &caseDir, const CsafListFilter &filter,
                                        CsafOrder order)
{
    PW_TRY(const auto kept, readKept(caseDir));
    QList<CsafListed> all;
    PW_TRY_VOID(forEachImported(dataDir, [&](const FeedDocument &document) -> Result<void> {
        auto listed = listedOf(document, kept);
        if (isListed(document, filter, order, &listed))
            all.append(listed);
        return {};
    }));
    std::sort(all.begin(), all.end(), [&](const CsafListed &lhs, const CsafListed &rhs) {
        return orderKey(lhs, order) < orderKey(rhs, order);
    });
    return all;
}

} // namespace Patchwijzer
