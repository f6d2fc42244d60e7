// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "transport/archive/archivereader.h"

#include <QBuffer>
#include <QLoggingCategory>
#include <QSet>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Taken {
    QSet<QString> paths;
    qint64 entries = 0;
    QByteArray bytes;

    bool operator==(const Taken &) const = default;
};

/** Takes every file in one way, and opens what can be opened. */
class Visitor final : public ArchiveVisitor
{
public:
    explicit Visitor(EntryWay way)
        : m_way(way)
    {
    }

    [[nodiscard]] Result<EntryWay> begin(const EntryStart &entry) override
    {
        if (entry.kind != ContainerKind::None)
            return EntryWay::Open;
        require(!entry.path.isEmpty() && !entry.path.startsWith(u'/') && !entry.path.contains(u'\\')
                    && !entry.path.split(u'/').contains(u".."_s),
                "no path leads outside");
        require(!taken.paths.contains(entry.path), "no path comes twice");
        taken.paths.insert(entry.path);
        m_expected = entry.sizeBytes;
        m_got = 0;
        return m_way;
    }

    [[nodiscard]] Result<void> piece(const QByteArray &data) override
    {
        taken.bytes += data;
        m_got += data.size();
        return {};
    }

    [[nodiscard]] Result<void> end() override
    {
        ++taken.entries;
        require(m_expected < 0 || m_expected == m_got, "an entry is as large as it was said to be");
        return {};
    }

    Taken taken;

private:
    EntryWay m_way;
    qint64 m_expected = 0;
    qint64 m_got = 0;
};

Result<Taken> visit(const QByteArray &bytes, EntryWay way)
{
    // Small, so that the limits are met, and with one limit for what is taken whole and in pieces.
    ArchiveLimits limits;
    limits.entries = 50;
    limits.totalBytes = qint64(1) << 20;
    limits.entryBytes = limits.totalBytes;
    limits.ratioFromBytes = qint64(64) << 10;
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    Visitor visitor(way);
    PW_TRY(const auto summary, visitArchiveStreaming(buffer, u"fuzz"_s, visitor, limits));
    require(summary.entries == visitor.taken.entries && summary.bytes == visitor.taken.bytes.size(), "counts add up");
    return visitor.taken;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    static const bool silent = [] {
        QLoggingCategory::setFilterRules(u"kf.archive.warning=false"_s);
        return true;
    }();
    require(silent, "no line for each damaged byte");
    const auto whole = visit(bytes, EntryWay::Whole);
    const auto pieces = visit(bytes, EntryWay::Pieces);
    requireSame(whole, pieces, [](const Taken &one, const Taken &other) { return one == other; });
    const auto skipped = visit(bytes, EntryWay::Skip);
    require(!whole || skipped, "what can be taken can be passed over");
    return 0;
}
