// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/documentclaims.h"

#include "core/sortunique.h"
#include "feeds/claims/claimtext.h"
#include "feeds/claims/csafclaims.h"
#include "feeds/claims/cveclaims.h"
#include "feeds/claims/msrcproducts.h"
#include "feeds/claims/nvdclaims.h"
#include "feeds/csaf/csafparser.h"
#include "feeds/cveparser.h"
#include "feeds/endoflife.h"
#include "feeds/msrccvrf.h"
#include "feeds/nvd/nvdrecord.h"
#include "feeds/windows/windowsfixes.h"

#include <QSet>

#include <utility>

namespace Patchwijzer {

namespace {

/** Of products that the statuses of a document name, all vulnerabilities together. A document that names more is read
 *  when somebody asks for it: there are few of them, nearly all about packages of a distribution, which are not asked
 *  for by product; and what is made of one could fill the memory.
 */
constexpr qsizetype mostStatuses = 20'000;

qsizetype statusesOf(const CsafDocument &document)
{
    qsizetype count = 0;
    for (const auto &vulnerability : document.vulnerabilities) {
        for (const auto &products : vulnerability.statuses)
            count += products.size();
    }
    return count;
}

/** The claims, and the keys of all their products. */
void setClaims(QList<ProductClaim> claims, FeedDocument *document)
{
    QSet<QString> keys;
    for (const auto &claim : std::as_const(claims))
        keys.unite(QSet<QString>(claim.productKeys.begin(), claim.productKeys.end()));
    document->productKeys = sortedFilled(keys.values());
    // What is used for nothing need not be taken apart.
    if (document->state != DocumentState::SetApart)
        document->claims = std::move(claims);
}

} // namespace

void addParts(const CsafDocument &csaf, FeedDocument *document)
{
    document->publisher = csaf.publisher.space;
    if (csaf.tracking.status == CsafDocumentStatus::Draft || statusesOf(csaf) > mostStatuses)
        document->productKeys = productKeysOf(csaf);
    else
        setClaims(claimsOf(csaf, document->feed), document);
}

void addParts(const CveRecord &record, FeedDocument *document)
{
    document->withdrawn = record.rejected;
    setClaims(claimsOf(record, document->feed), document);
}

void addParts(const NvdRecord &record, FeedDocument *document)
{
    setClaims(claimsOf(record, document->feed), document);
}

void addParts(const MsrcBulletin &bulletin, FeedDocument *document)
{
    document->productKeys = productKeysOf(bulletin);
    document->fixes = windowsFixesOf(bulletin, document->feed);
}

void addParts(const EndOfLifeData &data, FeedDocument *document)
{
    document->productKeys = lifecycleKeysOf(data);
}

void indexDocument(FeedDocument *document)
{
    document->productKeys.clear();
    document->fixes = {};
    document->claims.clear();
    document->withdrawn = false;
    const auto &bytes = document->bytes;
    const auto &key = document->key;
    if (document->kind == DocumentKind::CveRecord) {
        if (const auto parsed = parseCveRecords(bytes, key); parsed && !parsed->records.isEmpty())
            addParts(parsed->records.first(), document);
    } else if (document->kind == DocumentKind::Csaf) {
        if (const auto parsed = parseCsaf(bytes, key))
            addParts(parsed->document, document);
    } else if (document->kind == DocumentKind::NvdRecord) {
        if (const auto record = parseNvdRecord(bytes, key))
            addParts(*record, document);
    } else if (document->kind == DocumentKind::MsrcCvrf) {
        if (const auto parsed = parseMsrcCvrf(bytes, key))
            addParts(parsed->bulletin, document);
    } else if (document->kind == DocumentKind::EndOfLife) {
        if (const auto parsed = parseEndOfLife(bytes, key))
            addParts(*parsed, document);
    }
}

QList<DocumentKind> claimKinds()
{
    return {DocumentKind::Csaf, DocumentKind::CveRecord, DocumentKind::NvdRecord};
}

Result<QList<ProductClaim>> claimsOf(const FeedDocument &document)
{
    QList<ProductClaim> claims;
    if (document.kind == DocumentKind::CveRecord) {
        PW_TRY(const auto parsed, parseCveRecords(document.bytes, document.key));
        for (const auto &record : parsed.records)
            claims += claimsOf(record, document.feed);
    }
    if (document.kind == DocumentKind::Csaf) {
        PW_TRY(const auto parsed, parseCsaf(document.bytes, document.key));
        claims = claimsOf(parsed.document, document.feed);
    }
    if (document.kind == DocumentKind::NvdRecord) {
        PW_TRY(const auto record, parseNvdRecord(document.bytes, document.key));
        claims = claimsOf(record, document.feed);
    }
    return claims;
}

} // namespace Patchwijzer
