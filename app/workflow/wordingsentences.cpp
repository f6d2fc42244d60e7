// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/bundlemanifest.h"
#include "feeds/feedcatalog.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <algorithm>
#include <array>

namespace Patchwijzer {
namespace {

QString feedNotChecked(const NotChecked &item)
{
    const auto feed = feedText(item.subject);
    if (item.what == u"feedMissing")
        return Words::tr("We do not have %1 yet. Import that list first.").arg(feed);
    if (item.what == u"feedExpired")
        return Words::tr("Our copy of %1 is too old. Newer leaks are not in it. Import a new list.").arg(feed);
    if (item.what == u"feedRecordsSkipped")
        return Words::tr("Some lines of %1 were damaged. We left them out.").arg(feed);
    if (item.what == u"feedStale")
        return Words::tr("Our copy of %1 is getting old. We still use it. Import a new list soon.").arg(feed);
    return {};
}

QString releaseNotChecked(const NotChecked &item)
{
    if (item.what == u"releaseUnknown")
        return Words::tr("We do not recognise the version of this system. So we cannot look up its leaks.");
    if (item.what == u"releaseNotCovered")
        return Words::tr(
                   "Our lists hold nothing about this version of the system (%1). So we cannot look up its leaks.")
            .arg(item.subject);
    if (item.what == u"endOfSupport")
        return Words::tr("This version of the system gets no repairs any more. New leaks stay open.");
    return {};
}

QString localNotChecked(const NotChecked &item)
{
    if (item.what == u"sourceNotLookedAt")
        return Words::tr("Not looked at: %1.").arg(placeText(item.subject));
    if (item.what == u"supportBought")
        return Words::tr("There are no more free updates for %1. You can still buy them.").arg(item.subject);
    if (item.what == u"packageSupportLimited")
        return Words::tr("The program “%1” only gets updates for some uses.").arg(item.subject);
    if (item.what == u"packageIncomplete")
        return Words::tr("The program “%1” is not fully installed. So we cannot judge it well.").arg(item.subject);
    if (item.what == u"recordSkipped")
        return Words::tr("One line in the list of installed programs is damaged. We left it out.");
    if (item.what == u"programsUnknown")
        return Words::tr("We do not know %n program(s) on this computer well enough. So we cannot look up their leaks.",
                         nullptr, item.subject.toInt());
    if (item.what == u"windowsUpdatesUnclear")
        return Words::tr("About %n leak(s) in Windows we cannot tell whether they are repaired. An update is installed "
                         "that our lists do not know. Install the newest update of Windows, or make a new list of this "
                         "computer with “systeminfo” and “Get-HotFix” and import it.",
                         nullptr, item.subject.toInt());
    if (item.what == u"deviceMakerNotHeld")
        return Words::tr("Our lists hold nothing about the maker of these devices: %1. Ask the maker or the supplier "
                         "whether there are updates.")
            .arg(item.subject);
    if (item.what == u"deviceModelMissing")
        return Words::tr("Fill in the model of these devices: %1. Without it we cannot look up their leaks.")
            .arg(item.subject);
    if (item.what == u"deviceMakerExploited")
        return Words::tr("Criminals use leaks in products of the maker of this device: %1. The list does not say in "
                         "which products. Check whether the device has the newest update.")
            .arg(item.subject);
    if (item.what == u"simulationFailed")
        return Words::tr("We could not ask this computer which updates are ready.");
    if (item.what == u"kevMissing")
        return Words::tr(
            "We do not know which leaks criminals use now. So an update may be more urgent than it seems.");
    if (item.what == u"feedsUnreadable")
        return Words::tr("We cannot read the lists of known leaks on this computer. Import them again.");
    if (item.what == u"feedsNotIndexed")
        return Words::tr(
            "An older version of this program read the lists. So we cannot look up leaks of programs in them. "
            "Import the lists again.");
    if (item.what == u"decisionsUnreadable")
        return Words::tr("We cannot read your earlier choices on this computer. The plan starts without them.");
    return {};
}

/** Reasons that say something about the leak, and who can use it. */
QString leakReason(QStringView key)
{
    if (key == u"exploited")
        return Words::tr("Criminals already use this leak.");
    if (key == u"ransomware")
        return Words::tr("Criminals use this leak to lock files and ask for money.");
    if (key == u"stopUsing")
        return Words::tr("The maker no longer repairs this. The advice is to stop using it.");
    if (key == u"exposed")
        return Words::tr("This computer can be reached from the internet.");
    if (key == u"deviceExposed")
        return Words::tr("This device can be reached from the internet.");
    if (key == u"deviceExposureUnknown")
        return Words::tr("We do not know yet whether this device can be reached from the internet.");
    if (key == u"notExposed")
        return Words::tr("This computer cannot be reached from the internet.");
    if (key == u"exposureUnknown")
        return Words::tr("We do not know yet whether this computer can be reached from the internet.");
    if (key == u"totalControl")
        return Words::tr("Through this leak a criminal can take over the computer.");
    if (key == u"partialControl")
        return Words::tr("Through this leak a criminal gets hold of part of the computer.");
    if (key == u"automatable")
        return Words::tr("Criminals can try this leak on many computers at once.");
    if (key == u"possible")
        return Words::tr("Perhaps this leak is in your version; we are not sure.");
    if (key == u"kevUnknown")
        return Words::tr("We do not know whether criminals use this leak now.");
    return {};
}

/** Reasons that say something about the update itself, rather than about the leak. */
QString updateReason(QStringView key)
{
    if (key == u"securityArchive")
        return Words::tr("The maker has marked this as a security update.");
    if (key == u"nextRound")
        return Words::tr("This can go along with ordinary maintenance.");
    if (key == u"noKnownLeak")
        return Words::tr("We know of no leak that this update closes.");
    if (key == u"notCompared")
        return Words::tr("We could not compare the version numbers.");
    if (key == u"listsIncomplete")
        return Words::tr("A list of leaks is missing or too old. So there may be more haste than we can see.");
    if (key == u"restartPending")
        return Words::tr("An earlier update only works after a restart.");
    if (key == u"laterFix")
        return Words::tr("The maker has a newer version that is not ready on this computer yet.");
    if (key == u"keptBack")
        return Words::tr("This computer is holding the update back for now.");
    if (key == u"held")
        return Words::tr("Someone has put this program on hold.");
    if (key == u"postponedPastDeadline")
        return Words::tr("You postponed this past the day we advise.");
    if (key == u"noFix")
        return Words::tr("We know of no update for this yet.");
    return {};
}

struct FeedName {
    QStringView id;
    const char *text = nullptr;
};

/** Feeds that say how things are elsewhere, or later, or how likely. */
constexpr std::array feedNames{
    FeedName{u"cve-list", QT_TRANSLATE_NOOP("Words", "the worldwide list of leaks")},
    FeedName{u"csaf-other", QT_TRANSLATE_NOOP("Words", "the security notices of other makers")},
    FeedName{u"debian-releases", QT_TRANSLATE_NOOP("Words", "the list of Debian versions")},
    FeedName{u"debian-support", QT_TRANSLATE_NOOP("Words", "the list of Debian programs with less help")},
    FeedName{u"debian-tracker", QT_TRANSLATE_NOOP("Words", "the overview of leaks of Debian itself")},
    FeedName{u"endoflife", QT_TRANSLATE_NOOP("Words", "the list of how long programs get updates")},
    FeedName{u"epss", QT_TRANSLATE_NOOP("Words", "the list of how likely it is that a leak is used")},
    FeedName{u"eu-kev", QT_TRANSLATE_NOOP("Words", "the European list of leaks that criminals use now")},
    FeedName{u"euvd-kev", QT_TRANSLATE_NOOP("Words", "the European and American list of leaks that criminals use now")},
    FeedName{u"mozilla-mfsa", QT_TRANSLATE_NOOP("Words", "the security notices of Firefox")},
    FeedName{u"msrc-cvrf", QT_TRANSLATE_NOOP("Words", "the monthly updates of Microsoft")},
    FeedName{u"osv-ubuntu", QT_TRANSLATE_NOOP("Words", "the list of leaks in Ubuntu")},
    FeedName{u"ubuntu-releases", QT_TRANSLATE_NOOP("Words", "the list of Ubuntu versions")},
    FeedName{u"ubuntu-usn", QT_TRANSLATE_NOOP("Words", "the security notices of Ubuntu")},
    FeedName{u"wesng", QT_TRANSLATE_NOOP("Words", "the list of Windows updates")},
    FeedName{u"winget", QT_TRANSLATE_NOOP("Words", "the list of newest Windows programs")},
};

/** Publishers of CSAF: known by their own names. */
QString publisherOf(QStringView id)
{
    const auto feeds = feedDescriptions();
    const auto known =
        std::find_if(feeds.begin(), feeds.end(), [&](const FeedDescription &feed) { return feed.id == id; });
    return known != feeds.end() ? known->publisher : QString();
}

/** "Rocky Linux" of the feed "OSV: Rocky Linux". */
QString systemOf(QStringView id)
{
    constexpr QLatin1StringView prefix("OSV: ");
    const auto feeds = feedDescriptions();
    const auto known =
        std::find_if(feeds.begin(), feeds.end(), [&](const FeedDescription &feed) { return feed.id == id; });
    return known != feeds.end() && known->title.startsWith(prefix) ? known->title.sliced(prefix.size()) : QString();
}

QString otherFeedText(QStringView id)
{
    const auto known =
        std::find_if(feedNames.begin(), feedNames.end(), [&](const FeedName &name) { return name.id == id; });
    if (known != feedNames.end())
        return Words::tr(known->text);
    const auto osv = id.startsWith(u"osv-") ? systemOf(id) : QString();
    if (!osv.isEmpty())
        return Words::tr("the list of leaks in %1").arg(osv);
    // Of a maker that the owner added we know at least where it is.
    const auto name = publisherOf(id);
    const auto publisher = name.isEmpty() && id.startsWith(u"csaf-") ? id.sliced(5).toString() : name;
    return publisher.isEmpty() ? QString() : Words::tr("the security notices of %1").arg(publisher);
}

} // namespace

QString feedText(QStringView id)
{
    if (id == u"osv-debian")
        return Words::tr("the list of leaks in Debian");
    if (id == u"debian-dsa")
        return Words::tr("the security notices of Debian");
    if (id == u"debian-dla")
        return Words::tr("the security notices for older Debian versions");
    if (id == u"cisa-kev")
        return Words::tr("the list of leaks that criminals use now");
    const auto other = otherFeedText(id);
    return other.isEmpty() ? id.toString() : other;
}

QString feedHeading(const FeedState &feed)
{
    const auto name = capitalised(feedText(feed.id));
    return feed.title.isEmpty() || feed.title == name ? name : QStringLiteral("%1 (%2)").arg(name, feed.title);
}

QString feedSentence(const FeedState &feed, const QDateTime &now)
{
    const auto day = dateText(feed.dataDate.date());
    const bool byFile = feed.dateSource == FeedDateSource::File;
    const auto date = byFile ? Words::tr("%1 (according to the date of the file)").arg(day) : day;
    switch (freshness(feed, now)) {
    case FeedFreshness::Fresh:
        return Words::tr("This list is from %1.").arg(date);
    case FeedFreshness::Stale:
        return Words::tr("This list is from %1. That is getting old. Import a new list soon.").arg(date);
    case FeedFreshness::Expired:
        return Words::tr("This list is from %1. That is too old: newer leaks are not in it.").arg(date);
    case FeedFreshness::Missing:
        return Words::tr("You have not imported this list yet.");
    }
    return {};
}

QString leftOutSentence(const LeftOutFeed &feed)
{
    const auto name = feedText(feed.id);
    switch (feed.reason) {
    case LeftOutReason::Licence:
        return Words::tr("%1: as far as we know, the maker does not allow that this list is passed on.").arg(name);
    case LeftOutReason::Unknown:
        return Words::tr("%1: this version of Patchwijzer does not know this list.").arg(name);
    case LeftOutReason::Parts:
        return Words::tr("%1: this list cannot be packed. Fetch it on the other computer itself.").arg(name);
    case LeftOutReason::Other:
        break;
    }
    return Words::tr("%1: for a reason that we do not know.").arg(name);
}

QString notCheckedSentence(const NotChecked &item)
{
    if (auto text = feedNotChecked(item); !text.isEmpty())
        return capitalised(text);
    if (auto text = releaseNotChecked(item); !text.isEmpty())
        return text;
    if (auto text = localNotChecked(item); !text.isEmpty())
        return text;
    return Words::tr("Not checked: %1.").arg(item.subject.isEmpty() ? item.what : item.subject);
}

QString reasonSentence(QStringView key)
{
    const auto leak = leakReason(key);
    return leak.isEmpty() ? updateReason(key) : leak;
}

QString systemText(const Machine &machine)
{
    if (!machine.windows)
        return machine.os.prettyName;
    const auto &windows = *machine.windows;
    const auto name = windows.productName.isEmpty() ? QStringLiteral("Windows") : windows.productName;
    return QString(name + u' ' + windows.displayVersion).trimmed();
}

QString updateSentence(const Update &update)
{
    if (update.availability == UpdateAvailability::NoFix || update.to.isEmpty())
        return Words::tr("We know of no update for %1 yet.").arg(update.name);
    if (update.newerThan)
        return Words::tr("Update %1 from %2 to a version newer than %3.").arg(update.name, update.from, update.to);
    return Words::tr("Update %1 from %2 to %3.").arg(update.name, update.from, targetText(update));
}

QString checkSentence(const StepRecord &record)
{
    switch (record.state) {
    case StepState::Checked:
        return record.versionFound.isEmpty()
            ? Words::tr("Succeeded. The new version is installed.")
            : Words::tr("Succeeded. Version %1 is now installed.").arg(record.versionFound);
    case StepState::Failed:
        return record.versionFound.isEmpty()
            ? Words::tr("Not succeeded. The new version is not installed yet.")
            : Words::tr("Not succeeded. Version %1 is still installed.").arg(record.versionFound);
    case StepState::Open:
    case StepState::Done:
    case StepState::Postponed:
        return Words::tr("We have not checked this update yet.");
    }
    return {};
}

} // namespace Patchwijzer
