// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/supportfacts.h"

#include "core/productkey.h"
#include "feeds/claims/documentclaims.h"
#include "feeds/debiansupport.h"
#include "feeds/distroinfo.h"
#include "feeds/endoflife.h"
#include "store/feeddatabase.h"

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

void addReleases(SupportFacts &facts, const FeedDocument &document)
{
    if (const auto info = parseDistroInfo(document.bytes, document.key))
        facts.releases += info->releases;
}

/** @see FeedTaker: its key is "ended:12" or "limited" */
void addPackages(SupportFacts &facts, const FeedDocument &document)
{
    if (const auto list = parseDebianSupport(document.bytes, document.key, document.key.section(u':', 1)))
        facts.packages += list->packages;
}

} // namespace

Result<SupportFacts> readSupportFacts(const FeedDatabase &database, const OsRelease &system)
{
    SupportFacts facts;
    const auto read = [&](const QString &feed, void (*add)(SupportFacts &, const FeedDocument &)) {
        return database.forEachDocument(feed, [&](const FeedDocument &document) -> Result<void> {
            add(facts, document);
            return {};
        });
    };
    PW_TRY_VOID(read(u"debian-releases"_s, addReleases));
    PW_TRY_VOID(read(u"ubuntu-releases"_s, addReleases));
    PW_TRY_VOID(read(u"debian-support"_s, addPackages));
    PW_TRY(facts.lifecycles, readLifecycles(database, {lifecycleNameOf(system)}));
    return facts;
}

Result<QList<ProductLifecycle>> readLifecycles(const FeedDatabase &database, const QSet<QString> &names)
{
    QList<ProductLifecycle> lifecycles;
    if (names.isEmpty())
        return lifecycles;
    const auto add = [&](const FeedDocument &document) -> Result<void> {
        if (const auto data = parseEndOfLife(document.bytes, document.key, names))
            lifecycles += data->products;
        return {};
    };
    PW_TRY(const bool indexed, database.productsIndexed(productKeyRules));
    if (!indexed) {
        PW_TRY_VOID(database.forEachDocument(u"endoflife"_s, add));
        return lifecycles;
    }
    QList<QString> keys;
    for (const auto &name : names)
        keys.append(lifecycleKey(name));
    PW_TRY_VOID(database.forEachDocumentNaming(keys, {DocumentKind::EndOfLife}, add));
    return lifecycles;
}

} // namespace Patchwijzer
