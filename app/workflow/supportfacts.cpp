// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/supportfacts.h"

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

void addLifecycles(SupportFacts &facts, const FeedDocument &document)
{
    if (const auto data = parseEndOfLife(document.bytes, document.key))
        facts.lifecycles += data->products;
}

} // namespace

Result<SupportFacts> readSupportFacts(const FeedDatabase &database)
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
    PW_TRY_VOID(read(u"endoflife"_s, addLifecycles));
    return facts;
}

} // namespace Patchwijzer
