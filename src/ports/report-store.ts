export interface ReportStore {}
