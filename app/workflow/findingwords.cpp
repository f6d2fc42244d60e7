// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/wording.h"
#include "workflow/words.h"

#include <algorithm>
#include <array>

// Why there is no certain answer about a leak.
namespace Patchwijzer {
namespace {

struct Reason {
    QStringView key;
    const char *text = nullptr;
};

constexpr std::array reasons{
    // The version.
    Reason{u"versionUnreadable", QT_TRANSLATE_NOOP("Words", "We cannot compare the version number.")},
    Reason{u"versionUnknown", QT_TRANSLATE_NOOP("Words", "We do not know which version you have.")},
    Reason{u"versionPlaceholder",
           QT_TRANSLATE_NOOP("Words",
                             "Windows shows a number here that is not the real version. Look it up in the program.")},
    Reason{u"buildUnknown", QT_TRANSLATE_NOOP("Words", "We do not know which version of Windows you have exactly.")},
    Reason{u"epochUnknown", QT_TRANSLATE_NOOP("Words", "Part of the version number is missing from the list.")},
    Reason{u"buildNotNamed",
           QT_TRANSLATE_NOOP("Words", "The list does not say whether your version still belongs to the bad ones.")},
    Reason{u"versionsUnsure",
           QT_TRANSLATE_NOOP("Words", "The maker wrote the versions down in a way that is not clear.")},
    // What is said of versions.
    Reason{u"noVersions", QT_TRANSLATE_NOOP("Words", "The list does not say which versions have the leak.")},
    Reason{u"notListed", QT_TRANSLATE_NOOP("Words", "The list says nothing about your version.")},
    Reason{u"noBuildForLine", QT_TRANSLATE_NOOP("Words", "The list says nothing about your version of Windows.")},
    Reason{u"noFixNamed", QT_TRANSLATE_NOOP("Words", "The list does not say which version repairs the leak.")},
    Reason{u"mentionOnly", QT_TRANSLATE_NOOP("Words", "The notice names this program, but not which versions.")},
    Reason{u"exploitedNoVersions",
           QT_TRANSLATE_NOOP(
               "Words", "Criminals use this leak in products like this one. The list does not say which versions.")},
    Reason{u"oldOpenRange",
           QT_TRANSLATE_NOOP("Words", "The notice is years old and says nothing about newer versions.")},
    Reason{u"officeBuildsUnknown",
           QT_TRANSLATE_NOOP("Words", "Microsoft does not say in its lists which version of Office repairs the leak.")},
    Reason{u"publisherUndetermined", QT_TRANSLATE_NOOP("Words", "The maker does not know yet.")},
    Reason{u"publisherUnimportant", QT_TRANSLATE_NOOP("Words", "The maker calls this leak minor.")},
    Reason{u"withdrawn", QT_TRANSLATE_NOOP("Words", "The notice about this leak was withdrawn.")},
    Reason{u"feedsDisagree", QT_TRANSLATE_NOOP("Words", "Two lists contradict each other about this.")},
    // What it is about.
    Reason{u"identityUnsure", QT_TRANSLATE_NOOP("Words", "We are not sure that this is the same program.")},
    Reason{u"platformUnsure",
           QT_TRANSLATE_NOOP("Words", "We are not sure that the leak is in the program for your system.")},
    Reason{u"needsOther",
           QT_TRANSLATE_NOOP("Words", "The leak only counts together with something else, which we do not see here.")},
    Reason{u"componentUnknown",
           QT_TRANSLATE_NOOP("Words", "The leak is in a part of Windows that not every computer has.")},
    Reason{
        u"moduleUnknown",
        QT_TRANSLATE_NOOP("Words", "There are several series of this program, and we do not know which one you have.")},
    Reason{u"flavourUnknown",
           QT_TRANSLATE_NOOP("Words", "There are several kinds of this program, and the list speaks of another one.")},
    Reason{u"derivative", QT_TRANSLATE_NOOP("Words", "The list is about a system that yours was made from.")},
    // Windows updates.
    Reason{u"updatesNotKnown", QT_TRANSLATE_NOOP("Words", "We do not know which Windows updates are installed.")},
    Reason{u"kbUnknown",
           QT_TRANSLATE_NOOP("Words", "An update is installed that our lists do not know. It may repair the leak.")},
    Reason{
        u"separateUpdate",
        QT_TRANSLATE_NOOP("Words", "The repair comes in an update of its own, and we cannot see whether you have it.")},
    Reason{u"buildAndUpdatesDisagree",
           QT_TRANSLATE_NOOP("Words", "The version of Windows and its list of updates contradict each other.")},
    // Support.
    Reason{u"endOfSupport", QT_TRANSLATE_NOOP("Words", "The maker no longer looks at this version.")},
    Reason{u"packageSupportEnded", QT_TRANSLATE_NOOP("Words", "This part of the system gets no repairs any more.")},
    Reason{u"fixNeedsSubscription",
           QT_TRANSLATE_NOOP("Words", "The repair is only for those with a paid subscription.")},
    Reason{u"releaseUnknown", QT_TRANSLATE_NOOP("Words", "We do not recognise the version of this system.")},
    Reason{u"releaseNotCovered",
           QT_TRANSLATE_NOOP("Words", "Our lists hold nothing about this version of the system.")},
    Reason{u"oldKernel", QT_TRANSLATE_NOOP("Words", "This old part of the system is no longer in use.")},
    Reason{u"restartPending",
           QT_TRANSLATE_NOOP("Words", "The new version is installed and only works after a restart.")},
    // The lists.
    Reason{u"feedExpired", QT_TRANSLATE_NOOP("Words", "The list is too old to give an answer.")},
    Reason{u"feedMissing", QT_TRANSLATE_NOOP("Words", "The list that knows this is missing.")},
};

} // namespace

QString findingReasonSentence(QStringView key)
{
    const auto found =
        std::find_if(reasons.begin(), reasons.end(), [&](const Reason &reason) { return reason.key == key; });
    return found == reasons.end() ? Words::tr("The data does not allow an answer.") : Words::tr(found->text);
}

} // namespace Patchwijzer
