// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/csaf/csafdocument.h"
#include "feeds/jsonreader.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

// Inside this room only: what the readers of a provider's files share.
namespace Patchwijzer::Csaf {

constexpr int providerJsonDepth = 32; // The deepest of these files has 6 levels.

/** Parses a whole file. @p parser keeps what the element refers to. @return NotJson, FileTooLarge, BadValue. */
[[nodiscard]] Result<Json::Element> providerDocument(simdjson::dom::parser &parser, const QByteArray &json,
                                                     qsizetype maxBytes, const Json::Place &place);

/** @return MissingField, or BadValue when it is no https address; see secureAddress(). */
[[nodiscard]] Result<QUrl> addressOf(const Json::Field &field, const Json::Place &place);

/** UTC. @return MissingField, BadValue. */
[[nodiscard]] Result<QDateTime> momentOf(const Json::Field &field, const Json::Place &place);

/** @return MissingField, BadValue when it has no name or no namespace. */
[[nodiscard]] Result<CsafPublisher> publisherOf(const Json::Field &field, const Json::Place &place);

/** "csaf_provider" and so on as it is written; empty when it is something else. */
[[nodiscard]] std::string_view wordOf(const Json::Field &field);

/** One line for people. */
[[nodiscard]] QString lineOf(const Json::Field &field);

/** Red for a label that is not known: then it is not for us. */
[[nodiscard]] CsafTlp labelOf(const Json::Field &field);

} // namespace Patchwijzer::Csaf
