// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/advisorylist.h"
#include "feeds/documentlist.h"
#include "workflow/bundlecheck.h"
#include "workflow/intake/feedtaker.h"

// What comes out of a bundle, after all of the bundle was checked.
namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

Result<void> FeedTaker::takeBundlePart(const BundleContent &content, Intake *intake)
{
    const auto place = intake->name + ": "_L1 + content.file.path;
    if (bundlePartOf(content.file.path) == BundlePart::Advisories)
        return takeAdvisories(content, place, intake);
    // A document tells itself what it is and how new; what tells no date is as new as its feed was there.
    intake->fileDate = m_writer.plausible(content.feed.dataDate).isValid() ? content.feed.dataDate : m_now;
    return visitDocumentList(content.bytes, place, [&](const QString &key, const QByteArray &bytes) {
        return take(bytes, intake->name + ": "_L1 + key, intake);
    });
}

Result<void> FeedTaker::takeAdvisories(const BundleContent &content, const QString &place, Intake *intake)
{
    const auto known = m_feeds.constFind(content.feed.id);
    // Advisories only for feeds that consist of them: those of CSAF are made from its documents, and those of the
    // tracker stand for all it says at one moment.
    const bool expected = known != m_feeds.constEnd() && known->kind == FeedKind::Advisories
        && known->format != "csaf"_L1 && known->format != "debian-tracker"_L1;
    PW_TRY(const auto list, parseAdvisoryList(content.bytes, place));
    if (!expected || list.feed != content.feed.id) {
        ++intake->other;
        return {};
    }
    const auto listDate = m_writer.plausible(list.date).isValid() ? list.date : m_now;
    // A list of Debian as a whole is as new as its newest advisory; elsewhere each has a date of its own.
    const bool asOneList = known->format == "debian-list"_L1;
    for (const auto &advisory : list.advisories)
        PW_TRY_VOID(put(advisory, asOneList || !advisory.modified.isValid() ? listDate : advisory.modified, intake));
    intake->skip(list.feed, list.skipped);
    return {};
}

} // namespace Patchwijzer
