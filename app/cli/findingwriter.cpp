// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/findingwriter.h"

#include "cli/json.h"
#include "core/names.h"

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {

void FindingWriter::write(const Finding &finding)
{
    m_text.beginObject();
    m_text.add("advisory"_L1, finding.advisory);
    m_text.add("confidence"_L1, finding.confidence);
    writeContradictions(finding.contradictions);
    m_text.add("cves"_L1, finding.cves);
    writeEvidence(finding.evidence);
    m_text.addIfKnown("fixedVersion"_L1, finding.fixedVersion);
    m_text.addIfKnown("lastAffected"_L1, finding.lastAffected);
    m_text.addIfKnown("program"_L1, finding.program);
    m_text.addIfKnown("reason"_L1, finding.reason);
    writeSoftware(finding.software);
    m_text.addIfKnown("updateKb"_L1, finding.updateKb);
    m_text.addIfKnown("updateVersion"_L1, finding.updateVersion);
    m_text.add("verdict"_L1, nameOf(finding.verdict));
    m_text.endObject();
}

void FindingWriter::writeSoftware(const Software &software)
{
    m_text.beginObject("software"_L1);
    m_text.addIfKnown("architecture"_L1, software.architecture);
    m_text.add("name"_L1, software.name);
    m_text.add("scheme"_L1, nameOf(software.scheme));
    m_text.add("source"_L1, software.source);
    m_text.addIfKnown("sourcePackage"_L1, software.sourcePackage);
    m_text.add("version"_L1, software.version);
    m_text.endObject();
}

void FindingWriter::writeEvidence(const Evidence &evidence)
{
    m_text.beginObject("evidence"_L1);
    m_text.addIfKnown("advisoryVersion"_L1, evidence.advisoryVersion);
    m_text.add("comparator"_L1, nameOf(evidence.comparator));
    m_text.addIfKnown("document"_L1, evidence.document);
    m_text.add("feed"_L1, evidence.feed);
    m_text.addIfKnown("feedDate"_L1, textOf(evidence.feedDate));
    m_text.addIfKnown("installedVersion"_L1, evidence.installedVersion);
    m_text.addIfKnown("package"_L1, evidence.package);
    m_text.add("rule"_L1, evidence.rule);
    m_text.endObject();
}

void FindingWriter::writeContradictions(const QList<Contradiction> &contradictions)
{
    if (contradictions.isEmpty())
        return;
    m_text.beginArray("contradictions"_L1);
    for (const auto &other : contradictions) {
        m_text.beginObject();
        writeEvidence(other.evidence);
        m_text.add("verdict"_L1, nameOf(other.verdict));
        m_text.endObject();
    }
    m_text.endArray();
}

const QString &FindingWriter::textOf(const QDateTime &date)
{
    if (m_date != date || m_dateText.isEmpty()) {
        m_date = date;
        m_dateText = jsonTime(date);
    }
    return m_dateText;
}

} // namespace Patchwijzer
