// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/wording.h"

#include "workflow/words.h"

namespace Patchwijzer {

QString urgencyText(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Today:
        return Words::tr("Today");
    case Urgency::ThisWeek:
        return Words::tr("This week");
    case Urgency::NextRound:
        return Words::tr("Next round");
    case Urgency::CanWait:
        return Words::tr("Can wait");
    case Urgency::NoUpdate:
        return Words::tr("No update: stop-gap or replace");
    }
    return {};
}

QString urgencyHint(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Today:
        return Words::tr("Do these updates today.");
    case Urgency::ThisWeek:
        return Words::tr("Choose a quiet hour this week for these updates.");
    case Urgency::NextRound:
        return Words::tr("Do these updates at your next fixed moment.");
    case Urgency::CanWait:
        return Words::tr("There is no hurry with these updates.");
    case Urgency::NoUpdate:
        return Words::tr("We know of no update for this yet. So there is nothing to install now.");
    }
    return {};
}

QString updateKindText(UpdateKind kind)
{
    return kind == UpdateKind::Security ? Words::tr("closes a leak") : Words::tr("other improvement");
}

QString availabilityText(UpdateAvailability availability)
{
    switch (availability) {
    case UpdateAvailability::Offered:
        return Words::tr("ready on this computer");
    case UpdateAvailability::FixPublished:
        return Words::tr("published, not seen on this computer yet");
    case UpdateAvailability::NoFix:
        return Words::tr("no update yet");
    }
    return {};
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Vulnerable:
        return Words::tr("there is a leak");
    case Verdict::Possible:
        return Words::tr("possibly a leak");
    case Verdict::NotVulnerable:
        return Words::tr("this leak is not in your version");
    case Verdict::Undetermined:
        return Words::tr("cannot be determined");
    case Verdict::NotChecked:
        return Words::tr("not checked");
    }
    return {};
}

QString originText(FactOrigin origin)
{
    switch (origin) {
    case FactOrigin::Measured:
        return Words::tr("measured");
    case FactOrigin::Stated:
        return Words::tr("according to the maker");
    case FactOrigin::Estimated:
        return Words::tr("estimate");
    case FactOrigin::Unknown:
    case FactOrigin::NotLookedFor:
        return Words::tr("unknown");
    }
    return {};
}

QString stepStateText(StepState state)
{
    switch (state) {
    case StepState::Open:
        return Words::tr("open");
    case StepState::Done:
        return Words::tr("done");
    case StepState::Checked:
        return Words::tr("checked");
    case StepState::Failed:
        return Words::tr("failed");
    case StepState::Postponed:
        return Words::tr("postponed");
    }
    return {};
}

QString preparationStateText(PreparationState state)
{
    switch (state) {
    case PreparationState::Open:
        return Words::tr("still to do");
    case PreparationState::Done:
        return Words::tr("ready");
    case PreparationState::Skipped:
        return Words::tr("skipped");
    }
    return {};
}

QString preparationText(QStringView id)
{
    if (id == u"backup")
        return Words::tr("Make a back-up of your files.");
    if (id == u"saveWork")
        return Words::tr("Save your work and close your programs.");
    if (id == u"power")
        return Words::tr("Plug in the power cable.");
    if (id == u"diskSpace")
        return Words::tr("Make sure there is enough room on the disk.");
    if (id == u"freshLists")
        return Words::tr("Let this computer fetch the newest list of updates.");
    return id.toString();
}

QString freshnessText(FeedFreshness freshness)
{
    switch (freshness) {
    case FeedFreshness::Fresh:
        return Words::tr("up to date");
    case FeedFreshness::Stale:
        return Words::tr("old");
    case FeedFreshness::Expired:
        return Words::tr("too old");
    case FeedFreshness::Missing:
        return Words::tr("missing");
    }
    return {};
}

QString answerText(Answer answer)
{
    switch (answer) {
    case Answer::Yes:
        return Words::tr("yes");
    case Answer::No:
        return Words::tr("no");
    case Answer::Unknown:
        return Words::tr("not known yet");
    }
    return {};
}

QString progressText(const Progress &progress)
{
    switch (progress.stage) {
    case ProgressStage::ReadingSystem:
        return Words::tr("We are looking at what is installed on this computer.");
    case ProgressStage::AskingPackageManager:
        return Words::tr("We are asking which updates are ready.");
    case ProgressStage::ReadingFeeds:
        return Words::tr("We are reading the lists of known leaks.");
    case ProgressStage::Matching:
        return Words::tr("We are comparing your programs with the lists.");
    case ProgressStage::Planning:
        return Words::tr("We are making a plan.");
    case ProgressStage::ReadingFile:
        return progress.subject.isEmpty() ? Words::tr("We are reading the file.")
                                          : Words::tr("We are reading “%1”.").arg(progress.subject);
    case ProgressStage::WritingDatabase:
        return Words::tr("We are saving the lists on this computer.");
    case ProgressStage::FetchingFeed:
        return Words::tr("We are fetching %1.").arg(feedText(progress.subject));
    }
    return {};
}

QString placeText(QStringView what)
{
    if (what == u"flatpak")
        return Words::tr("programs from Flatpak");
    if (what == u"snap")
        return Words::tr("programs from Snap");
    if (what == u"opt")
        return Words::tr("programs in the folder /opt");
    if (what == u"usrLocal")
        return Words::tr("programs in the folder /usr/local");
    if (what == u"appimage")
        return Words::tr("programs from AppImage files");
    if (what == u"homePrograms")
        return Words::tr("programs in the users' own folders");
    if (what == u"npm")
        return Words::tr("programs from npm");
    if (what == u"pip")
        return Words::tr("programs from pip");
    if (what == u"dpkg" || what == u"rpm" || what == u"apk" || what == u"pacman")
        return Words::tr("the list of installed programs");
    if (what == u"firmware")
        return Words::tr("the software inside the parts of the computer (firmware)");
    if (what == u"otherUsers")
        return Words::tr("programs that only other users have");
    if (what == u"versionOrder")
        return Words::tr("which programs are out of date: we cannot compare their versions");
    if (what == u"sourcePackages")
        return Words::tr("some parts of the system: this list does not tell where they come from");
    if (what == u"libraries")
        return Words::tr("the parts that programs are built with");
    if (what == u"wordpress")
        return Words::tr("the parts of a website (WordPress)");
    if (what == u"osRelease")
        return Words::tr("the name and version of the system");
    return what.toString();
}

} // namespace Patchwijzer
