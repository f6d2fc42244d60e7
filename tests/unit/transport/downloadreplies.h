// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/httpsserver.h"

#include <QByteArray>
#include <QList>

// What the server answers in the tests of downloads.
namespace Patchwijzer::Test {

inline const QByteArray content = QByteArray("{\"list\": [1, 2, 3]}");
inline constexpr auto json = "Content-Type: application/json";

[[nodiscard]] inline TestReply good()
{
    TestReply reply;
    reply.body = content;
    reply.fieldLines = {json, "ETag: W/\"1\""};
    return reply;
}

[[nodiscard]] inline TestReply status(int number, const QList<QByteArray> &fieldLines = {})
{
    TestReply reply;
    reply.status = number;
    reply.body = "no";
    reply.fieldLines = fieldLines;
    return reply;
}

[[nodiscard]] inline TestReply typed(const QByteArray &type, const QByteArray &body)
{
    TestReply reply;
    reply.body = body;
    if (!type.isEmpty())
        reply.fieldLines = {"Content-Type: " + type};
    return reply;
}

[[nodiscard]] inline TestReply stalling(qint64 bytes)
{
    auto reply = good();
    reply.sendBytes = bytes;
    reply.then = TestReply::Then::Stall;
    return reply;
}

[[nodiscard]] inline TestReply broken(TestReply::Framing framing, TestReply::Then then)
{
    auto reply = good();
    reply.framing = framing;
    reply.sendBytes = 5;
    reply.then = then;
    return reply;
}

[[nodiscard]] inline TestReply silent()
{
    TestReply reply;
    reply.silent = true;
    return reply;
}

} // namespace Patchwijzer::Test
