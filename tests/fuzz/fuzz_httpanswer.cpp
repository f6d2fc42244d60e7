// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "transport/net/answer.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxBytes = 1'000'000;

Asked question(bool part)
{
    Asked asked;
    asked.where = u"https://a.test/x"_s;
    asked.maxBytes = maxBytes;
    asked.conditional = !part;
    asked.offset = part ? 100 : 0;
    asked.validator = part ? "\"v\"" : "";
    asked.expectedTotal = part ? 200 : -1;
    return asked;
}

/** A status, and then a field on each line: "206", "ETag: x". */
Answer answerOf(const QByteArray &bytes)
{
    Answer answer;
    answer.url = QUrl(u"https://a.test/x"_s);
    const auto lines = bytes.split('\n');
    answer.status = lines.first().trimmed().toInt();
    for (const auto &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        answer.fields.append({line.left(colon).trimmed(), colon < 0 ? QByteArray() : line.mid(colon + 1).trimmed()});
    }
    return answer;
}

void check(const Reaction &reaction, const Asked &asked)
{
    using Kind = Reaction::Kind;
    const bool good = reaction.kind == Kind::Save || reaction.kind == Kind::Append;
    require(!good || reaction.total <= maxBytes, "nothing that is too large is fetched");
    require(reaction.kind != Kind::Append || (asked.offset > 0 && reaction.total == asked.expectedTotal),
            "only the rest that we asked for is put behind what we have");
    require(reaction.kind != Kind::NotModified || asked.conditional, "what we never had cannot be current");
    if (reaction.kind == Kind::Redirect) {
        require(checkAddress(reaction.redirect, asked.where).has_value(), "a redirect leads to a good address");
        require(reaction.redirect.scheme() == "https"_L1, "a redirect stays with https");
    }
    if (reaction.kind == Kind::TryAgain || reaction.kind == Kind::StartOver || reaction.kind == Kind::Refuse)
        requirePlace(reaction.error);
    require(!reaction.retryAfter || reaction.retryAfter->count() >= 0, "nobody waits for the past");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QDateTime now(QDate(2099, 1, 1), QTime(12, 0), Qt::UTC);
    const auto answer = answerOf(bytes);
    for (const bool part : {false, true}) {
        const auto asked = question(part);
        check(reactTo(answer, asked, now), asked);
    }
    (void)looksLikeWebPage(bytes);
    return 0;
}
