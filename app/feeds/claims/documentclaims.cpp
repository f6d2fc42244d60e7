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

namespace Patchwijzer {

namespace {

QList<QString> keysOf(const FeedDocument &document)
{
    QList<QString> keys;
    if (document.kind == DocumentKind::CveRecord) {
        if (const auto parsed = parseCveRecords(document.bytes, document.key)) {
            for (const auto &record : parsed->records)
                keys += productKeysOf(record);
        }
    } else if (document.kind == DocumentKind::Csaf) {
        if (const auto parsed = parseCsaf(document.bytes, document.key))
            keys = productKeysOf(parsed->document);
    } else if (document.kind == DocumentKind::NvdRecord) {
        if (const auto record = parseNvdRecord(document.bytes, document.key))
            keys = productKeysOf(*record);
    } else if (document.kind == DocumentKind::EndOfLife) {
        if (const auto parsed = parseEndOfLife(document.bytes, document.key))
            keys = lifecycleKeysOf(*parsed);
    }
    return sortedFilled(keys);
}

} // namespace

void indexDocument(FeedDocument *document)
{
    document->productKeys.clear();
    document->fixes = {};
    if (document->kind != DocumentKind::MsrcCvrf) {
        document->productKeys = keysOf(*document);
        return;
    }
    if (const auto parsed = parseMsrcCvrf(document->bytes, document->key)) {
        document->productKeys = productKeysOf(parsed->bulletin);
        document->fixes = windowsFixesOf(parsed->bulletin, document->feed);
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
