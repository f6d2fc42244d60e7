// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace Patchwijzer {

/** What went wrong, in a form a program can act on.
 *  Never shown as it is: workflow/errorsentence.h turns `code` into a Dutch sentence.
 */
struct Error {
    enum class Code {
        // reading files
        FileMissing,
        FileUnreadable,
        FileTooLarge,
        FileTruncated,
        // understanding them
        UnknownFormat,
        NotJson,
        MissingField,
        BadValue,
        NoSoftwareList, ///< Not one program could be read from the list of installed programs.
        // archives
        ArchiveBroken,
        ArchiveUnsafePath,
        ArchiveTooLarge,
        ArchiveTooManyEntries,
        ArchiveNested,
        // database and disk
        DiskFull,
        CannotWrite,
        DatabaseBroken,
        DatabaseTooNew,
        DatabaseBusy,
        FeedOlder,
        // other programs and the network
        ToolMissing,
        ToolFailed,
        ToolOutputUnknown,
        Network,         ///< No connection, or it broke.
        NetworkTimeout,  ///< The other side, or the line to it, is too slow.
        NetworkBusy,     ///< The server cannot serve us now, but may later.
        NetworkRefused,  ///< The server does not want to give it to us.
        NetworkNotFound, ///< It is not there, or no longer.
        NetworkTooLarge,
        NetworkInsecure,  ///< Not encrypted, or not the server that it says it is.
        NetworkBadAnswer, ///< Something else than what we asked for.
        // whether to believe it
        HashMismatch,        ///< The contents are not what their publisher's hash says.
        SignatureMissing,    ///< Promised, and not there.
        SignatureWrong,      ///< It does not belong to these contents, or it has expired.
        SignatureKeyChanged, ///< Made with another key than the one that was trusted first.
        SignatureNotChecked, ///< Nothing here can check it.
        ProviderNotFound,    ///< A domain publishes no CSAF, as far as can be found.
        BundleUnsigned,      ///< Nobody says where this packed set of lists comes from.
        BundleUnknownKey,    ///< Signed by someone whose key we do not have.
        CsafInvalid,         ///< A CSAF document that breaks the mandatory rules; set apart.
        // people
        Cancelled,
        WrongUse,
        UnknownUpdate,
        UnsupportedPlatform,
    };

    Code code = Code::BadValue;
    QString where;  ///< File, URL, feed id, or JSON pointer such as "/affected/0/package".
    QString detail; ///< English, for the log and for `--json`.

    bool operator==(const Error &) const = default;
};

/** A value, or the Error that prevented it. Ignoring one is a compiler warning. */
template<typename T = void>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
public:
    using Base = tl::expected<T, Error>;
    using Base::Base;
    Result(Base base) // NOLINT(google-explicit-constructor): lets and_then()/map() chains return a Result.
        : Base(std::move(base))
    {
    }
};

[[nodiscard]] inline tl::unexpected<Error> fail(Error::Code code, QString where, QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(where), std::move(detail)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace Patchwijzer

// NOLINTBEGIN(bugprone-macro-parentheses): PW_TRY's first argument is a declaration.
#define PW_CONCAT_IMPL(a, b) a##b
#define PW_CONCAT(a, b) PW_CONCAT_IMPL(a, b)

/** Declares @p declaration from the value of @p expression, or returns its error.
 *  Plain ISO C++ (no statement expression), so it passes -Wpedantic and builds with every compiler.
 */
#define PW_TRY(declaration, expression)                                                                                \
    auto PW_CONCAT(pwTry_, __LINE__) = (expression);                                                                   \
    if (!PW_CONCAT(pwTry_, __LINE__))                                                                                  \
        return tl::unexpected<::Patchwijzer::Error>(std::move(PW_CONCAT(pwTry_, __LINE__)).error());                   \
    declaration = *std::move(PW_CONCAT(pwTry_, __LINE__))

/** Returns the error of a Result without a value, if it has one. */
#define PW_TRY_VOID(expression)                                                                                        \
    if (auto PW_CONCAT(pwTry_, __LINE__) = (expression); !PW_CONCAT(pwTry_, __LINE__))                                 \
    return tl::unexpected<::Patchwijzer::Error>(std::move(PW_CONCAT(pwTry_, __LINE__)).error())
// NOLINTEND(bugprone-macro-parentheses)
