// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/errorsentence.h"

#include "feeds/unusedformat.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Patchwijzer {
namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Patchwijzer::ErrorSentence)
};

QString readingSentence(Error::Code code)
{
    switch (code) {
    case Error::Code::FileMissing:
        return Sentences::tr(
            "We cannot find “%1”. Your earlier data are still there. Check the name and the place, and try again.");
    case Error::Code::FileUnreadable:
        return Sentences::tr("We cannot open “%1”. Your earlier data are still there. Check whether you may read this "
                             "file, and try again.");
    case Error::Code::FileTooLarge:
        return Sentences::tr("“%1” is too large, so we do not read it. Your earlier data are still there. Fetch the "
                             "file again from its maker.");
    case Error::Code::FileTruncated:
        return Sentences::tr("“%1” stops halfway. We do not use it. Your earlier data are still there. Fetch the file "
                             "again and try it once more.");
    case Error::Code::UnknownFormat:
        return Sentences::tr("We do not recognise what is in “%1”. We do not use it. Your earlier data are still "
                             "there. Check whether this is the right file.");
    case Error::Code::NotJson:
        return Sentences::tr("The contents of “%1” are damaged. We do not use it. Your earlier data are still there. "
                             "Fetch the file again.");
    case Error::Code::MissingField:
        return Sentences::tr(
            "Something is missing in the data at “%1”. We do not use them. Your earlier data are still "
            "there. Fetch the file again.");
    case Error::Code::BadValue:
        return Sentences::tr("There is something in the data at “%1” that cannot be right. We do not use them. Your "
                             "earlier data are still there. Fetch the file again.");
    case Error::Code::NoSoftwareList:
        return Sentences::tr("The list of programs in “%1” is empty or damaged. So we cannot say anything about this "
                             "computer. Nothing has changed. Call your IT supplier.");
    default:
        return {};
    }
}

QString archiveSentence(Error::Code code)
{
    switch (code) {
    case Error::Code::ArchiveBroken:
        return Sentences::tr("“%1” is damaged or not complete. We do not use it. Your earlier data are still there. "
                             "Fetch the file again.");
    case Error::Code::ArchiveUnsafePath:
        return Sentences::tr("“%1” points to a place outside the packed file, so we refuse it. Your earlier data are "
                             "still there. Ask the sender where this file comes from.");
    case Error::Code::ArchiveTooLarge:
        return Sentences::tr("“%1” becomes far too large when it is unpacked, so we refuse it. Your earlier data are "
                             "still there. Ask the sender where this file comes from.");
    case Error::Code::ArchiveTooManyEntries:
        return Sentences::tr("“%1” holds too many files, so we refuse it. Your earlier data are still there. Ask the "
                             "sender where this file comes from.");
    case Error::Code::ArchiveNested:
        return Sentences::tr("“%1” holds packed files inside packed files, so we refuse it. Your earlier data are "
                             "still there. Unpack the file yourself and choose the files in it.");
    default:
        return {};
    }
}

QString storageSentence(Error::Code code)
{
    switch (code) {
    case Error::Code::DiskFull:
        return Sentences::tr("The disk is full (%1). Your earlier data are still there. Make room on the disk and try "
                             "again.");
    case Error::Code::CannotWrite:
        return Sentences::tr(
            "We cannot save anything in “%1”. Your earlier data are still there. Check whether you may "
            "write in this folder.");
    case Error::Code::DatabaseBroken:
        return Sentences::tr("Our own data in “%1” are damaged. Your files and programs are not affected. Import the "
                             "lists again, or make your plan again.");
    case Error::Code::DatabaseTooNew:
        return Sentences::tr(
            "The data in “%1” belong to a newer version of Patchwijzer. Nothing has changed. Start that "
            "newer version.");
    case Error::Code::DatabaseBusy:
        return Sentences::tr(
            "Patchwijzer is already open and uses “%1”. Nothing has changed. Close the other window and "
            "try again.");
    case Error::Code::FeedOlder:
        return Sentences::tr("The list in “%1” is older than the list you already have. We keep the newer one. You do "
                             "not have to do anything.");
    default:
        return {};
    }
}

QString outsideSentence(Error::Code code)
{
    switch (code) {
    case Error::Code::ToolMissing:
        return Sentences::tr("The program “%1” is not on this computer. Nothing has changed. Ask your IT supplier to "
                             "install it.");
    case Error::Code::ToolFailed:
        return Sentences::tr("The program “%1” gave an error. Nothing has changed. Try again later. Does it go wrong "
                             "again? Call your IT supplier.");
    case Error::Code::ToolOutputUnknown:
        return Sentences::tr(
            "The program “%1” gave an answer that we do not understand. Nothing has changed. Call your "
            "IT supplier.");
    default:
        return {};
    }
}

QString networkSentence(Error::Code code)
{
    switch (code) {
    case Error::Code::Network:
        return Sentences::tr("We cannot reach “%1”. Nothing has changed. Check whether this computer has internet, and "
                             "try again.");
    case Error::Code::NetworkTimeout:
        return Sentences::tr("It takes too long to fetch “%1”. Your earlier data are still there. Try again when the "
                             "internet is faster.");
    case Error::Code::NetworkBusy:
        return Sentences::tr(
            "“%1” is too busy now, or has a fault itself. Your earlier data are still there. Try again "
            "in an hour.");
    case Error::Code::NetworkRefused:
        return Sentences::tr("We may not fetch “%1”. Your earlier data are still there. Try again tomorrow. Does it go "
                             "wrong again? Call your IT supplier.");
    case Error::Code::NetworkNotFound:
        return Sentences::tr("“%1” is no longer on the internet. Your earlier data are still there. Look whether there "
                             "is a newer version of Patchwijzer.");
    case Error::Code::NetworkTooLarge:
        return Sentences::tr("“%1” is far larger than we expected, so we do not fetch it. Your earlier data are still "
                             "there. Call your IT supplier.");
    case Error::Code::NetworkInsecure:
        return Sentences::tr("The connection with “%1” is not safe, so we fetch nothing. Your earlier data are still "
                             "there. Check whether the clock of this computer is right, and try again on a network "
                             "that you trust.");
    case Error::Code::NetworkBadAnswer:
        return Sentences::tr(
            "We got something else from “%1” than we asked for. We do not use it. Your earlier data are "
            "still there. Must you log in on this network first? Do that, and try again.");
    default:
        return {};
    }
}

QString signatureSentence(Error::Code code)
{
    switch (code) {
    case Error::Code::HashMismatch:
        return Sentences::tr("“%1” has changed on its way to you, or was damaged. We do not use it. Your earlier data "
                             "are still there. Fetch it again.");
    case Error::Code::SignatureMissing:
        return Sentences::tr("The maker of “%1” promises a signature, but there is none. We do not use it. Your "
                             "earlier data are still there. Try again tomorrow.");
    case Error::Code::SignatureWrong:
        return Sentences::tr("The signature under “%1” is not right. We do not use it. Your earlier data are still "
                             "there. Try again tomorrow. Does it go wrong again? Call your IT supplier.");
    case Error::Code::SignatureKeyChanged:
        return Sentences::tr("“%1” was signed with another key than before. We do not use it. Your earlier data are "
                             "still there. Ask the maker whether the key was replaced.");
    case Error::Code::SignatureNotChecked:
        return Sentences::tr("We cannot check the signature under “%1” on this computer. So we do not use it. Your "
                             "earlier data are still there. Ask your IT supplier to install the program “gpgv”.");
    default:
        return {};
    }
}

QString senderSentence(Error::Code code)
{
    switch (code) {
    case Error::Code::ProviderNotFound:
        return Sentences::tr("We cannot find a list of leaks at “%1”. Nothing has changed. Check the name, or ask this "
                             "maker whether it publishes a list (CSAF).");
    case Error::Code::BundleUnsigned:
        return Sentences::tr("“%1” has no signature. So we cannot see who made it. We have read nothing. Only read it "
                             "in if you got it from someone you trust.");
    case Error::Code::BundleUnknownKey:
        return Sentences::tr("“%1” was signed by someone we do not know yet. We have read nothing. Only read it in if "
                             "you got it from someone you trust.");
    case Error::Code::CsafInvalid:
        return Sentences::tr("The notice in “%1” does not follow the rules for such notices. We set it apart and do "
                             "not use it. You do not have to do anything.");
    default:
        return {};
    }
}

QString peopleSentence(Error::Code code)
{
    switch (code) {
    case Error::Code::Cancelled:
        return Sentences::tr("You stopped this (%1). Nothing has changed. You can start again whenever you like.");
    case Error::Code::WrongUse:
        return Sentences::tr("Something is missing or not right: %1. Nothing has changed. Look it over and try again.");
    case Error::Code::UnknownUpdate:
        return Sentences::tr("We do not know an update called “%1”. Nothing has changed. Choose one from the list of "
                             "updates.");
    case Error::Code::UnsupportedPlatform:
        return Sentences::tr(
            "We cannot look into this kind of system yet (%1). Nothing has changed. Use a computer with "
            "Debian or Ubuntu.");
    default:
        return {};
    }
}

/** What stands in for `where` when an error names no place. */
QString unnamedPlace(Error::Code code)
{
    switch (code) {
    case Error::Code::DiskFull:
        return Sentences::tr("place unknown");
    case Error::Code::Cancelled:
        return Sentences::tr("on request");
    case Error::Code::WrongUse:
        return Sentences::tr("something is missing");
    case Error::Code::UnsupportedPlatform:
        return Sentences::tr("unknown system");
    case Error::Code::Network:
    case Error::Code::NetworkTimeout:
    case Error::Code::NetworkBusy:
    case Error::Code::NetworkInsecure:
    case Error::Code::NetworkBadAnswer:
        return Sentences::tr("the internet");
    default:
        return Sentences::tr("name unknown");
    }
}

/** `where` for people: the fields that the owner fills in have names of their own. */
QString placeOf(const Error &error)
{
    if (error.where.isEmpty())
        return unnamedPlace(error.code);
    if (error.where == u"reason")
        return Sentences::tr("the reason");
    if (error.where == u"until")
        return Sentences::tr("the date");
    // Of an address on the internet people know who it belongs to; the rest of it is for the log.
    if (error.where.startsWith(u"https://"))
        return QUrl(error.where).host();
    if (error.where == u"lists")
        return Sentences::tr("there is no list here that may be passed on");
    return error.where;
}

/** A kind of list that we know and do not use, after "this is". */
struct UnusedName {
    QLatin1StringView detail;
    const char *text = nullptr;
};

constexpr std::array<UnusedName, 17> unusedNames{{
    {QLatin1StringView("nvd"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list of NVD")},
    {QLatin1StringView("cveSearch"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list of cve-search")},
    {QLatin1StringView("oval"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list in the OVAL form")},
    {QLatin1StringView("openVex"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list in the OpenVEX form")},
    {QLatin1StringView("microsoftGuide"),
     QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list from the website of Microsoft (Security Update Guide)")},
    {QLatin1StringView("otherCvrf"),
     QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list in the CVRF form, and not of Microsoft")},
    {QLatin1StringView("fortinet"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list of Fortinet")},
    {QLatin1StringView("debianFiles"),
     QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a working list of Debian itself")},
    {QLatin1StringView("debsecan"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list for the program debsecan")},
    {QLatin1StringView("ubuntuCves"),
     QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a working list of Ubuntu itself")},
    {QLatin1StringView("vulnerableCode"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list of VulnerableCode")},
    {QLatin1StringView("log4Shell"),
     QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list about the leak Log4Shell of 2021")},
    {QLatin1StringView("scoop"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list for the program Scoop")},
    {QLatin1StringView("wingetVersions"),
     QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list of the versions of one program (winget)")},
    {QLatin1StringView("cabinet"),
     QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list that only Windows itself can read (CAB)")},
    {QLatin1StringView("news"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a list of news (RSS)")},
    {QLatin1StringView("webPage"), QT_TRANSLATE_NOOP("Patchwijzer::ErrorSentence", "a web page")},
}};

} // namespace

QString unusedFormatText(const Error &error)
{
    const auto detail = unusedFormatName(error);
    const auto found = std::find_if(unusedNames.begin(), unusedNames.end(),
                                    [&](const UnusedName &name) { return detail == name.detail; });
    return found == unusedNames.end() ? QString() : Sentences::tr(found->text);
}

QString errorSentence(const Error &error)
{
    if (const auto unused = unusedFormatText(error); !unused.isEmpty())
        return Sentences::tr("“%1” is %2. We do not use that. Your earlier data are still there. You do not have to do "
                             "anything.")
            .arg(placeOf(error), unused);
    for (const auto &lookUp : {readingSentence, archiveSentence, storageSentence, outsideSentence, networkSentence,
                               signatureSentence, senderSentence, peopleSentence}) {
        if (const auto sentence = lookUp(error.code); !sentence.isEmpty())
            return sentence.arg(placeOf(error));
    }
    return {};
}

QString skippedSentence(const Error &skipped)
{
    switch (skipped.code) {
    case Error::Code::MissingField:
        return Sentences::tr("Something is missing in the data at “%1”. We left that part out. Fetch the file again.")
            .arg(placeOf(skipped));
    case Error::Code::BadValue:
        return Sentences::tr("There is something in the data at “%1” that cannot be right. We left that part out. "
                             "Fetch the file again.")
            .arg(placeOf(skipped));
    default:
        return errorSentence(skipped);
    }
}

} // namespace Patchwijzer
