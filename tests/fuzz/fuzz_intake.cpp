// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedcatalog.h"
#include "fuzz/folder.h"
#include "fuzz/fuzzing.h"
#include "store/feedwriter.h"
#include "workflow/intake/feedtaker.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDateTime &now()
{
    static const QDateTime moment(QDate(2099, 1, 1), QTime(12, 0), Qt::UTC);
    return moment;
}

FeedWriter begun()
{
    auto writer = FeedWriter::begin(folder().path(), now());
    require(writer.has_value(), "there is room for a database");
    return *std::move(writer);
}

/** Never ends: at the end of the program Qt's own list of connections may be gone before it. */
FeedWriter &writer()
{
    static auto *const writer = new FeedWriter(begun());
    return *writer;
}

} // namespace

/** The whole way from bytes into the database, which afterwards is as it was before. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const auto feeds = feedDescriptions();
    const QByteArray bytes = bytesOf(data, size);
    require(writer().beginFile().has_value(), "a file can begin");
    Intake intake;
    intake.name = u"x"_s;
    FeedTaker taker(writer(), now(), feeds);
    const auto taken = taker.take(bytes, u"x"_s, &intake);
    if (!taken) {
        using Code = Error::Code;
        const auto code = taken.error().code;
        require(code != Code::DatabaseBroken && code != Code::CannotWrite && code != Code::DiskFull,
                "no document is more than the database can hold");
        requirePlace(taken.error());
    }
    for (const auto &row : std::as_const(intake.rows)) {
        require(row.records >= 0 && row.skippedCount >= 0 && row.setApart >= 0, "counts add up");
        require(row.skipped.size() <= Intake::shownErrors, "no more errors than anyone reads");
    }
    const auto states = writer().states();
    require(states.has_value(), "the database can be read");
    require(writer().dropFile().has_value(), "nothing of it stays");
    return 0;
}
